namespace NanoStim.Hal;

/// <summary>The analog inputs.</summary>
public interface ISense
{
    /// <summary>Largest value of <see cref="Measurement.PeakCounts"/>: a reading there is saturated.</summary>
    int MaxCounts { get; }

    /// <summary>Samples every channel once into <paramref name="measurement"/>. The slow channels (battery, high voltage) come once in 16 calls each.</summary>
    void Sample(Measurement measurement);

    /// <summary>Adds one reading of the sense channels to the zero calibration. Only with the gates closed.</summary>
    void AccumulateZero();

    /// <summary>Ends the zero calibration. False, and the old zero kept, when a channel rests where it cannot be.</summary>
    bool AcceptZero();
}
