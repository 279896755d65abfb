using System.Globalization;

namespace NanoStim.Scope.Measuring;

/// <summary>Whether what flows is a microcurrent: below 1 mA at every moment, as medical dictionaries define the word.</summary>
/// <param name="IsMicrocurrent">Null where the file does not decide it.</param>
/// <param name="Reason">In words.</param>
public sealed record MicrocurrentVerdict(bool? IsMicrocurrent, string Reason)
{
    /// <summary>The bound in µA.</summary>
    public const double BoundMicroAmps = 1000;

    /// <param name="peakMicroAmps">Largest magnitude, or null where no current is known.</param>
    /// <param name="uncertaintyMicroAmps">Of the peak.</param>
    public static MicrocurrentVerdict Of(double? peakMicroAmps, double uncertaintyMicroAmps)
    {
        if (peakMicroAmps is not { } peak)
        {
            return new MicrocurrentVerdict(null, "no current is known: say what the voltage stands across, with --load or --shunt");
        }

        string figure = string.Create(CultureInfo.InvariantCulture, $"the peak is {peak:G4} µA ± {uncertaintyMicroAmps:G2} µA");
        if (peak + uncertaintyMicroAmps < BoundMicroAmps)
        {
            return new MicrocurrentVerdict(true, $"{figure}, below 1000 µA");
        }

        return peak - uncertaintyMicroAmps >= BoundMicroAmps
            ? new MicrocurrentVerdict(false, $"{figure}, not below 1000 µA")
            : new MicrocurrentVerdict(null, $"{figure}: 1000 µA lies within the uncertainty");
    }
}
