using NanoStim.Scope.Drawing;

namespace NanoStim.Scope.Plotting;

/// <summary>An axis with an SI prefix, and the factor from base units to those that it shows.</summary>
internal sealed record PlotAxis(double Scale, string Unit, double Least, double Greatest)
{
    /// <param name="least">In base units.</param>
    /// <param name="greatest">In base units.</param>
    /// <param name="unit">V, A, s.</param>
    /// <param name="margin">Share of the range to leave free at both ends.</param>
    public static PlotAxis Of(double least, double greatest, string unit, double margin = 0)
    {
        double range = greatest - least;
        if (!(range > 0))
        {
            range = Math.Max(Math.Abs(least), 1e-9);
            least -= range / 2;
            greatest += range / 2;
        }

        (double factor, string prefix) = SiText.PrefixFor(Math.Max(Math.Abs(least), Math.Abs(greatest)));
        return new PlotAxis(1 / factor, prefix + unit, (least - margin * range) / factor, (greatest + margin * range) / factor);
    }

    public LinearAxis Along(double from, double to, string quantity) => new(Least, Greatest, from, to, $"{quantity} ({Unit})".Replace(" ()", string.Empty));
}
