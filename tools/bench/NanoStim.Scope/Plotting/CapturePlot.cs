using NanoStim.Scope.Drawing;
using NanoStim.Scope.Measuring;

namespace NanoStim.Scope.Plotting;

/// <summary>Draws a capture as SVG: for each channel all of it, and one pulse with its width and height written in.</summary>
public static class CapturePlot
{
    private const double Width = 1280;
    private const double Head = 56;
    private const double RowHeight = 340;
    private const double LogicHeight = 170;
    private const double Left = 84;
    private const string Blue = "#1f5fa8";
    private const string Band = "#8fb4dc";
    private const string Mark = "#c92a2a";

    /// <summary>Height of the picture of some traces.</summary>
    public static double HeightOf(IReadOnlyList<PlotTrace> traces) => Head + traces.Sum(HeightOf);

    /// <summary>Writes the picture.</summary>
    public static void Write(TextWriter to, string title, IReadOnlyList<PlotTrace> traces)
    {
        ArgumentNullException.ThrowIfNull(traces);
        using SvgWriter svg = new(to, Width, HeightOf(traces));
        svg.Text(Left, 28, title, 16, bold: true);
        double top = Head;
        foreach (PlotTrace trace in traces)
        {
            Row(svg, trace, top);
            top += HeightOf(trace);
        }
    }

    private static double HeightOf(PlotTrace trace) => trace.Channel.Kind == SignalKind.Logic ? LogicHeight : RowHeight;

    private static void Row(SvgWriter svg, PlotTrace trace, double top)
    {
        ChannelMeasurement channel = trace.Channel;
        double height = HeightOf(trace) - 110;
        (double least, double greatest) = RangeOf(trace);
        PlotAxis value = PlotAxis.Of(least, greatest, channel.Unit, 0.12);
        string quantity = channel.Unit switch { "V" => "voltage", "A" => "current", _ => "level" };
        svg.Text(Left, top + 4, Caption(channel), 12);
        bool hasDetail = channel.ExampleStartSeconds is not null && trace.Detail.Count > 1 && trace.DetailTo > trace.DetailFrom;
        Whole(svg, trace, new Frame(Left, top + 34, hasDetail ? 620 : 1140, height), value, quantity);
        if (hasDetail)
        {
            Detail(svg, trace, new Frame(810, top + 34, 440, height), value, quantity);
        }
    }

    private static void Whole(SvgWriter svg, PlotTrace trace, Frame frame, PlotAxis value, string quantity)
    {
        PlotAxis time = PlotAxis.Of(trace.StartSeconds, trace.StartSeconds + Math.Max(trace.Outline.EndSeconds, 1e-12), "s");
        Panel panel = new(svg, frame, "whole capture", time.Along(frame.Left, frame.Right, "time"), value.Along(frame.Bottom, frame.Top, quantity));
        EnvelopeTrace outline = trace.Outline;
        int bins = outline.Count;
        bool isLine = Enumerable.Range(0, bins).All(bin => outline.HighAt(bin) - outline.LowAt(bin) < 0.02 * (value.Greatest - value.Least) / value.Scale);
        IEnumerable<(double, double)> middle = Enumerable.Range(0, bins).Select(bin =>
            ((trace.StartSeconds + outline.SecondsAt(bin)) * time.Scale, (outline.HighAt(bin) + outline.LowAt(bin)) / 2 * value.Scale));
        if (isLine)
        {
            panel.Curve(middle, Blue, 1.3);
            return;
        }

        IEnumerable<(double, double)> zigzag = Enumerable.Range(0, bins).SelectMany(bin => new[]
        {
            ((trace.StartSeconds + outline.SecondsAt(bin)) * time.Scale, outline.LowAt(bin) * value.Scale),
            ((trace.StartSeconds + outline.SecondsAt(bin)) * time.Scale, outline.HighAt(bin) * value.Scale),
        });
        panel.Curve(zigzag, bins > frame.Width ? Band : Blue, 1);
    }

    private static void Detail(SvgWriter svg, PlotTrace trace, Frame frame, PlotAxis value, string quantity)
    {
        ChannelMeasurement channel = trace.Channel;
        double origin = channel.ExampleStartSeconds!.Value;
        PlotAxis time = PlotAxis.Of(trace.DetailFrom - origin, trace.DetailTo - origin, "s");
        LinearAxis x = time.Along(frame.Left, frame.Right, "time from the edge");
        LinearAxis y = value.Along(frame.Bottom, frame.Top, quantity);
        Panel panel = new(svg, frame, "one pulse", x, y);
        panel.Curve(Clipped(trace).Select(row => ((row.Seconds - origin) * time.Scale, row.Value * value.Scale)), Blue, 1.6);
        double? width = (channel.PhaseWidthMicros ?? channel.HighTimeMicros) * 1e-6;
        SideMeasurement? side = channel.Positive is null || channel.PolarityPattern?.EndsWith("negative phase first", StringComparison.Ordinal) == true
            ? channel.Negative ?? channel.Positive
            : channel.Positive;
        if (width is not { } length || side is null)
        {
            return;
        }

        int sign = side == channel.Positive ? 1 : -1;
        double height = sign * side.Plateau;
        double half = y.Map((channel.RestLevel + height / 2) * value.Scale);
        Between(svg, x.Map(0), half, x.Map(length * time.Scale), half, SiText.Of(length, "s"), above: true);
        if (channel.Unit.Length > 0)
        {
            double at = x.Map(0.8 * length * time.Scale);
            string amplitude = SiText.Of(height, channel.Unit);
            string amps = channel.Unit == "V" && channel.AmpsPerUnit is { } factor ? $" = {SiText.Of(height * factor, "A")}" : string.Empty;
            Between(svg, at, y.Map(channel.RestLevel * value.Scale), at, y.Map((channel.RestLevel + height) * value.Scale), amplitude + amps, above: false);
        }
    }

    /// <summary>The rows of the short stretch, cut at its ends.</summary>
    private static IEnumerable<(double Seconds, double Value)> Clipped(PlotTrace trace)
    {
        IReadOnlyList<(double Seconds, double Value)> rows = trace.Detail;
        for (int at = 0; at < rows.Count; at++)
        {
            (double seconds, double value) = rows[at];
            if (seconds < trace.DetailFrom && at + 1 < rows.Count && rows[at + 1].Seconds > seconds)
            {
                double share = (trace.DetailFrom - seconds) / (rows[at + 1].Seconds - seconds);
                yield return (trace.DetailFrom, value + share * (rows[at + 1].Value - value));
            }
            else if (seconds > trace.DetailTo && at > 0 && seconds > rows[at - 1].Seconds)
            {
                double share = (trace.DetailTo - rows[at - 1].Seconds) / (seconds - rows[at - 1].Seconds);
                yield return (trace.DetailTo, rows[at - 1].Value + share * (value - rows[at - 1].Value));
            }
            else
            {
                yield return (seconds, value);
            }
        }
    }

    private static void Between(SvgWriter svg, double x1, double y1, double x2, double y2, string text, bool above)
    {
        const double Tick = 5;
        svg.Line(x1, y1, x2, y2, Mark, 1.2);
        bool level = y1 == y2;
        foreach ((double x, double y) in new[] { (x1, y1), (x2, y2) })
        {
            svg.Line(level ? x : x - Tick, level ? y - Tick : y, level ? x : x + Tick, level ? y + Tick : y, Mark, 1.2);
        }

        if (above)
        {
            svg.Text((x1 + x2) / 2, y1 - 7, text, 13, "middle", bold: true);
        }
        else
        {
            svg.Text(x1 - 8, y1 + 0.85 * (y2 - y1) + 4, text, 13, "end", bold: true);
        }
    }

    private static (double, double) RangeOf(PlotTrace trace)
    {
        double least = double.PositiveInfinity;
        double greatest = double.NegativeInfinity;
        for (int bin = 0; bin < trace.Outline.Count; bin++)
        {
            least = Math.Min(least, trace.Outline.LowAt(bin));
            greatest = Math.Max(greatest, trace.Outline.HighAt(bin));
        }

        return least <= greatest ? (least, greatest) : (0, 1);
    }

    private static string Caption(ChannelMeasurement channel)
    {
        List<string> parts = [channel.Name];
        if (channel.FrequencyHertz is not null)
        {
            parts.Add(SiText.Of(channel.FrequencyHertz, channel.Uncertainty.FrequencyHertz, "Hz"));
        }

        if (channel.PhaseWidthMicros is not null)
        {
            parts.Add("phase width " + SiText.Of(channel.PhaseWidthMicros * 1e-6, channel.Uncertainty.PhaseWidthMicros * 1e-6, "s"));
        }

        if (channel.PolarityPattern is { } pattern)
        {
            parts.Add(pattern);
        }

        if (channel.PeakMicroAmps is { } peak)
        {
            parts.Add("peak " + SiText.Of(peak * 1e-6, channel.Uncertainty.PeakMicroAmps * 1e-6, "A"));
        }

        return string.Join("   ·   ", parts);
    }
}
