using System.Globalization;
using System.Net;
using System.Text;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Plotting;

/// <summary>
/// Writes a capture as one HTML page that needs nothing else: uPlot, and the points of the capture. Long captures come as the outline of
/// <see cref="MostPoints"/> points, and their example pulse in full.
/// </summary>
public static class ZoomPage
{
    /// <summary>Points of a channel in the page.</summary>
    public const int MostPoints = 120_000;

    private const string Style =
        "body{font:14px 'DejaVu Sans',Verdana,Helvetica,Arial,sans-serif;margin:16px;color:#222}svg{max-width:100%;height:auto}p{color:#555}.uplot{margin-bottom:24px}";

    /// <summary>Writes the page of a measured capture.</summary>
    public static void Write(
        TextWriter to,
        string title,
        CaptureMeasurement capture,
        IReadOnlyList<PlotTrace> traces,
        Func<ISampleSource> open,
        MeasureOptions options)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(capture);
        PointCollector[] points = [.. capture.Channels.Select(channel => new PointCollector(capture.Time, channel.Kind == SignalKind.Logic))];
        CapturePass.Run(open, options, capture.Time, null, (channel, seconds, values) => points[channel].Add(seconds, values));
        to.Write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
        to.Write(WebUtility.HtmlEncode(title));
        to.Write("</title>\n<style>");
        to.Write(Resources.Text("uPlot.css"));
        to.Write(Style);
        to.Write("</style></head><body>\n<h1>");
        to.Write(WebUtility.HtmlEncode(title));
        to.Write("</h1>\n<p>Drag to zoom, wheel to zoom at the pointer, double click to see all.</p>\n<div id=\"plots\"></div>\n<h2>Measured</h2>\n");
        CapturePlot.Of(title, traces).WriteSvg(to);
        to.Write("<script>");
        to.Write(Resources.Text("uPlot.js"));
        to.Write("</script>\n<script>\nconst channels=[");
        for (int channel = 0; channel < points.Length; channel++)
        {
            Channel(to, capture.Channels[channel], points[channel].Points(traces[channel]));
        }

        to.Write("];\n");
        to.Write(Resources.Text("zoom.js"));
        to.Write("\n</script></body></html>\n");
    }

    private static void Channel(TextWriter to, ChannelMeasurement channel, IReadOnlyList<(double Seconds, double Value)> points)
    {
        to.Write($"{{name:\"{WebUtility.HtmlEncode(channel.Name).Replace("\\", "\\\\", StringComparison.Ordinal)}\",unit:\"{channel.Unit}\",t:[");
        StringBuilder text = new();
        foreach ((double seconds, double _) in points)
        {
            text.Append(seconds.ToString("G12", CultureInfo.InvariantCulture)).Append(',');
        }

        text.Append("],v:[");
        foreach ((double _, double value) in points)
        {
            text.Append(value.ToString("G6", CultureInfo.InvariantCulture)).Append(',');
        }

        to.Write(text.Append("]},\n").ToString());
    }
}
