using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NanoStim.Scope.Drawing;

/// <summary>A diagram with a title, two axes with units, and curves; drawn by ScottPlot in the style of all pictures here.</summary>
internal sealed class Diagram
{
    private const float TextSize = 14;
    private const float TickSize = 13;
    private const int MaxStretches = 512;

    // Space for tick labels and axis labels: the same in all diagrams, so that those beside each other line up.
    private static readonly PixelPadding Margins = new(left: 70, right: 14, bottom: 50, top: 28);

    private static readonly Color Ink = Color.FromHex("#333333");

    // Before any plot is made: a plot looks up its fonts at once.
    static Diagram() => PictureFont.Install();

    /// <summary>Makes an empty diagram.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="x">The axis from left to right.</param>
    /// <param name="y">The axis from bottom to top.</param>
    public Diagram(string title, PlotAxis x, PlotAxis y)
    {
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        Plot.Font.Set(PictureFont.Family);
        Plot.FigureBackground.Color = Colors.White;
        Plot.Layout.Fixed(Margins);
        Plot.Grid.MajorLineColor = Color.FromHex("#e3e3e3");
        Plot.Axes.Title.Label.Text = title;
        Plot.Axes.Title.Label.FontSize = TextSize;
        Plot.Axes.Title.Label.ForeColor = Ink;
        Label(Plot.Axes.Bottom, x);
        Label(Plot.Axes.Left, y);
        Plot.Axes.SetLimits(x.Least, x.Greatest, y.Least, y.Greatest);
        if (y.Least < 0 && y.Greatest > 0)
        {
            Plot.Add.HorizontalLine(0, 1, Color.FromHex("#999999"));
        }
    }

    /// <summary>What ScottPlot draws.</summary>
    public Plot Plot { get; } = new();

    /// <summary>Adds a line through points in the units of the axes.</summary>
    public void Curve(IEnumerable<(double X, double Y)> points, string color, float width, bool dashed = false)
    {
        (double X, double Y)[] all = [.. points];
        ScottPlot.Plottables.Scatter line = Plot.Add.ScatterLine(
            all.Select(point => point.X).ToArray(),
            all.Select(point => point.Y).ToArray(),
            Color.FromHex(color));
        line.LineWidth = width;
        line.LinePattern = dashed ? LinePattern.Dashed : LinePattern.Solid;
    }

    /// <summary>Adds the outline of a signal as a filled band.</summary>
    /// <param name="trace">The signal.</param>
    /// <param name="timeOffset">What its time zero is on the axis, in s.</param>
    /// <param name="timeScale">From s to the unit of the axis.</param>
    /// <param name="scale">From the unit of the signal to that of the axis.</param>
    /// <param name="color">Of the band.</param>
    public void Band(EnvelopeTrace trace, double timeOffset, double timeScale, double scale, string color)
    {
        // No more stretches than the diagram has pixels.
        int group = (trace.Count + MaxStretches - 1) / MaxStretches;
        if (trace.Count < 2 * group)
        {
            return;
        }

        int[] starts = [.. Enumerable.Range(0, trace.Count / group).Select(at => at * group)];
        ScottPlot.Plottables.FillY band = Plot.Add.FillY(
            starts.Select(bin => (timeOffset + trace.SecondsAt(bin) + (0.5 * (group - 1) * trace.BinSeconds)) * timeScale).ToArray(),
            starts.Select(bin => Enumerable.Range(bin, group).Min(trace.LowAt) * scale).ToArray(),
            starts.Select(bin => Enumerable.Range(bin, group).Max(trace.HighAt) * scale).ToArray());
        band.FillColor = Color.FromHex(color);

        // A line round it, so that what is thinner than a pixel does not vanish.
        band.LineColor = Color.FromHex(color);
        band.LineWidth = 1;
    }

    /// <summary>Adds a line with a bar at both ends and the length that it shows beside it, on white: legible across a curve.</summary>
    public void Measure(double x1, double y1, double x2, double y2, string text, string color)
    {
        Color ink = Color.FromHex(color);
        bool level = y1 == y2;
        ScottPlot.Plottables.LinePlot line = Plot.Add.Line(x1, y1, x2, y2);
        line.Color = ink;
        line.LineWidth = 1.5f;
        foreach ((double x, double y) in new[] { (x1, y1), (x2, y2) })
        {
            ScottPlot.Plottables.Marker end = Plot.Add.Marker(x, y, level ? MarkerShape.VerticalBar : MarkerShape.HorizontalBar, 11, ink);
            end.MarkerStyle.LineColor = ink;
            end.MarkerStyle.LineWidth = 1.5f;
        }

        ScottPlot.Plottables.Text label = Plot.Add.Text(text, level ? (x1 + x2) / 2 : x2, level ? y1 : (y1 + (2 * y2)) / 3);
        label.LabelFontSize = TickSize;
        label.LabelBold = true;
        label.LabelFontColor = ink;
        label.LabelBackgroundColor = Colors.White.WithAlpha(0.85);
        label.LabelPadding = 2;
        label.LabelAlignment = level ? Alignment.LowerCenter : Alignment.MiddleLeft;
        label.OffsetY = level ? -6 : 0;
        label.OffsetX = level ? 0 : 6;
    }

    private static void Label(IAxis axis, PlotAxis shown)
    {
        axis.Label.Text = shown.Label;
        axis.Label.FontSize = TextSize;
        axis.Label.Bold = false;
        axis.Label.ForeColor = Ink;
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.ForeColor = Ink;
        axis.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = tick => tick.ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '\u2212'),
        };
    }
}
