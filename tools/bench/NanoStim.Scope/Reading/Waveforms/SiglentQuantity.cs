namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>A value of a Siglent head: a number, and its prefix, which counts in thousands from 8 for none on.</summary>
internal static class SiglentQuantity
{
    private const int None = 8;
    private const uint Highest = 16;

    /// <summary>The value in its base unit.</summary>
    public static double Of(BinaryFile file, long at) => file.Float64(at) * Math.Pow(10, 3 * ((int)file.UInt32(at + 8) - None));

    /// <summary>Whether there can be one: other files that begin alike have something else there.</summary>
    public static bool IsAt(BinaryFile file, long at) => double.IsFinite(file.Float64(at)) && file.UInt32(at + 8) <= Highest;
}
