namespace NanoStim.Scope.Drawing;

/// <summary>An axis in a unit with an SI prefix.</summary>
/// <param name="Scale">From the base unit to the unit of the axis.</param>
/// <param name="Label">What it shows, with its unit.</param>
/// <param name="Least">Where it begins, in its unit.</param>
/// <param name="Greatest">Where it ends, in its unit.</param>
internal sealed record PlotAxis(double Scale, string Label, double Least, double Greatest)
{
    /// <summary>Makes an axis for values of a range.</summary>
    /// <param name="quantity">What it shows.</param>
    /// <param name="least">In base units.</param>
    /// <param name="greatest">In base units.</param>
    /// <param name="unit">V, A, s; empty for none.</param>
    /// <param name="margin">Share of the range to leave free at both ends.</param>
    public static PlotAxis Of(string quantity, double least, double greatest, string unit, double margin = 0)
    {
        double range = greatest - least;
        if (!(range > 0))
        {
            range = Math.Max(Math.Abs(least), 1e-9);
            least -= range / 2;
            greatest += range / 2;
        }

        (double factor, string prefix) = unit.Length > 0 ? SiText.PrefixFor(Math.Max(Math.Abs(least), Math.Abs(greatest))) : (1, string.Empty);
        string label = unit.Length > 0 ? $"{quantity} ({prefix}{unit})" : quantity;
        return new PlotAxis(1 / factor, label, (least - margin * range) / factor, (greatest + margin * range) / factor);
    }
}
