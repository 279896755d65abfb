namespace NanoStim.Hal;

/// <summary>The amplitude of the output: a filtered set-point for a current sink with two ranges.</summary>
public interface ICurrentSource
{
    /// <summary>Selects the range. Only with the set-point at zero and the bridge switches off.</summary>
    void SelectRange(CurrentRange range);

    /// <summary>
    /// Writes the set-point in µA. Negative values write zero, values above the full scale of the range write full scale.
    /// Takes effect only while a pulse train runs; a train therefore starts from zero and is brought to zero before it stops.
    /// </summary>
    void WriteMicroAmps(int microAmps);
}
