namespace NanoStim.Hal;

/// <summary>The analog inputs.</summary>
public interface ISense
{
    /// <summary>The reading at which <see cref="Measurement.PeakCounts"/> is saturated: the largest that the converter gives.</summary>
    int MaxCounts { get; }

    /// <summary>
    /// Samples into <paramref name="measurement"/>: the peak of the voltage on every call, and of the other channels those that go with the level of
    /// the watchdog's kick (<see cref="Measurement.SharedHigh"/>). No kick may follow within the call. One right before it is allowed: the shared inputs
    /// are sampled last, when they have settled.
    /// </summary>
    void Sample(Measurement measurement);

    /// <summary>Samples the peak of the current only, whatever the level of the kick: what a test between two steps watches.</summary>
    void SamplePeak(Measurement measurement);

    /// <summary>
    /// Adds one reading of every channel to the zero calibration. Only with the bridge switches off. The calibration needs readings
    /// with either level of the kick.
    /// </summary>
    void AccumulateZero();

    /// <summary>
    /// Ends the zero calibration. False, and the old zeros stay, when a channel reads what it cannot read without current, or when a
    /// level of the kick is missing.
    /// </summary>
    bool AcceptZero();

    /// <summary>
    /// Corrects the scale of the measured magnitudes (peak and mean) in a range: so many thousandths are added to every reading, 0 to 50; less counts as 0, more
    /// as 50. It is never lowered, so that no limit on a reading lets more current pass than without it. Only with the output off.
    /// </summary>
    void RaiseScale(CurrentRange range, int permille);
}
