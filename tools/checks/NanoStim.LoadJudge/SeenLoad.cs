namespace NanoStim.LoadJudge;

/// <summary>What is between the electrodes, as far as rules depend on it.</summary>
/// <param name="Ohms">Its resistance in Ω; infinite when open.</param>
/// <param name="IsResistive">Whether it is a plain resistance, so that phases have the shape that was asked for.</param>
public readonly record struct SeenLoad(double Ohms, bool IsResistive)
{
    /// <summary>Whether no current can flow.</summary>
    public bool IsOpen => double.IsPositiveInfinity(Ohms);
}
