namespace NanoStim.Scope.Drawing;

/// <summary>A diagram with frame, grid, two axes and a title.</summary>
internal sealed class Panel
{
    private const double FontSize = 12;

    private readonly SvgWriter _svg;
    private readonly LinearAxis _x;
    private readonly LinearAxis _y;

    /// <summary>Draws the empty diagram; its axes end at its edges.</summary>
    public Panel(SvgWriter svg, Frame frame, string title, LinearAxis x, LinearAxis y)
    {
        _svg = svg;
        _x = x;
        _y = y;
        svg.Text(frame.Left, frame.Top - 8, title, FontSize + 1, bold: true);
        foreach (double tick in x.Ticks(Math.Max(2, (int)(frame.Width / 65))))
        {
            double at = x.Map(tick);
            svg.Line(at, frame.Top, at, frame.Bottom, "#e3e3e3", 1);
            svg.Text(at, frame.Bottom + 16, LinearAxis.Text(tick), FontSize, "middle");
        }

        foreach (double tick in y.Ticks(6))
        {
            double at = y.Map(tick);
            svg.Line(frame.Left, at, frame.Right, at, tick == 0 ? "#999999" : "#e3e3e3", 1);
            svg.Text(frame.Left - 6, at + 4, LinearAxis.Text(tick), FontSize, "end");
        }

        svg.Rectangle(frame.Left, frame.Top, frame.Width, frame.Height, "none", "#666666");
        svg.Text(frame.Left + frame.Width / 2, frame.Bottom + 34, x.Label, FontSize, "middle");
        svg.Text(frame.Left - 46, frame.Top + frame.Height / 2, y.Label, FontSize, "middle", turned: true);
    }

    /// <summary>The outline of a signal as a filled band; <paramref name="scale"/> converts its unit into that of the axis.</summary>
    public void Band(EnvelopeTrace trace, double scale, string color)
    {
        IEnumerable<(double, double)> top = Enumerable.Range(0, trace.Count)
            .Select(bin => (_x.Map(trace.SecondsAt(bin)), _y.Map(trace.HighAt(bin) * scale) - 0.5));
        IEnumerable<(double, double)> bottom = Enumerable.Range(0, trace.Count).Reverse()
            .Select(bin => (_x.Map(trace.SecondsAt(bin)), _y.Map(trace.LowAt(bin) * scale) + 0.5));
        _svg.Polygon(top.Concat(bottom), color);
    }

    public void Curve(IEnumerable<(double X, double Y)> points, string color, double width, string? dashes = null) =>
        _svg.Polyline(points.Select(point => (_x.Map(point.X), _y.Map(point.Y))), color, width, dashes);
}
