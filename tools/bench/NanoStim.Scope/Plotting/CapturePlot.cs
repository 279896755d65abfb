using NanoStim.Scope.Drawing;
using NanoStim.Scope.Measuring;

namespace NanoStim.Scope.Plotting;

/// <summary>Draws a capture: for each channel all of it, and one pulse with its width and height written in.</summary>
public static class CapturePlot
{
    private const float Width = 1000;
    private const float Head = 40;
    private const float RowHeight = 350;
    private const float LogicHeight = 210;
    private const float CaptionHeight = 24;
    private const string Blue = "#1f5fa8";
    private const string Mark = "#c92a2a";

    /// <summary>Draws the picture of some traces.</summary>
    public static Sheet Of(string title, IReadOnlyList<PlotTrace> traces)
    {
        ArgumentNullException.ThrowIfNull(traces);
        Sheet sheet = new(Width, Head + traces.Sum(HeightOf));
        sheet.Text(20, 26, title, 17, bold: true);
        float top = Head;
        foreach (PlotTrace trace in traces)
        {
            Row(sheet, trace, top);
            top += HeightOf(trace);
        }

        return sheet;
    }

    private static float HeightOf(PlotTrace trace) => trace.Channel.Kind == SignalKind.Logic ? LogicHeight : RowHeight;

    private static void Row(Sheet sheet, PlotTrace trace, float top)
    {
        ChannelMeasurement channel = trace.Channel;
        float height = HeightOf(trace) - CaptionHeight - 10;
        (double least, double greatest) = RangeOf(trace);
        string quantity = channel.Unit switch { "V" => "voltage", "A" => "current", _ => "level" };
        PlotAxis value = PlotAxis.Of(quantity, least, greatest, channel.Unit, 0.12);
        sheet.Text(20, top + 14, Caption(channel), 14);
        bool hasDetail = channel.ExampleStartSeconds is not null && trace.Detail.Count > 1 && trace.DetailTo > trace.DetailFrom;
        sheet.Add(Whole(trace, value), 0, top + CaptionHeight, hasDetail ? 540 : Width, height);
        if (hasDetail)
        {
            sheet.Add(Detail(trace, value), 540, top + CaptionHeight, Width - 540, height);
        }
    }

    private static Diagram Whole(PlotTrace trace, PlotAxis value)
    {
        PlotAxis time = PlotAxis.Of("time", trace.StartSeconds, trace.StartSeconds + Math.Max(trace.Outline.EndSeconds, 1e-12), "s");
        Diagram diagram = new("whole capture", time, value);
        diagram.Band(trace.Outline, trace.StartSeconds, time.Scale, value.Scale, Blue);
        return diagram;
    }

    private static Diagram Detail(PlotTrace trace, PlotAxis value)
    {
        ChannelMeasurement channel = trace.Channel;
        double origin = channel.ExampleStartSeconds!.Value;
        PlotAxis time = PlotAxis.Of("time from the edge", trace.DetailFrom - origin, trace.DetailTo - origin, "s");
        Diagram diagram = new("one pulse", time, value);
        diagram.Curve(Clipped(trace).Select(row => ((row.Seconds - origin) * time.Scale, row.Value * value.Scale)), Blue, 1.6f);
        double? width = (channel.PhaseWidthMicros ?? channel.HighTimeMicros) * 1e-6;
        bool negativeFirst = channel.PolarityPattern?.EndsWith("negative phase first", StringComparison.Ordinal) == true;
        SideMeasurement? side = channel.Positive is null || negativeFirst ? channel.Negative ?? channel.Positive : channel.Positive;
        if (width is not { } length || side is null)
        {
            return diagram;
        }

        double height = (side == channel.Positive ? 1 : -1) * side.Plateau;
        double rest = channel.RestLevel * value.Scale;
        double half = (channel.RestLevel + (height / 2)) * value.Scale;
        diagram.Measure(0, half, length * time.Scale, half, SiText.Of(length, "s"), Mark);
        if (channel.Unit.Length > 0)
        {
            // Beside the pulse: above the other phase of a biphasic one, or in the pause.
            double at = 1.15 * length * time.Scale;
            string amps = channel.Unit == "V" && channel.AmpsPerUnit is { } factor ? $"\n{SiText.Of(height * factor, "A")}" : string.Empty;
            diagram.Measure(at, rest, at, (channel.RestLevel + height) * value.Scale, SiText.Of(height, channel.Unit) + amps, Mark);
        }

        return diagram;
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

        return string.Join("  ·  ", parts);
    }
}
