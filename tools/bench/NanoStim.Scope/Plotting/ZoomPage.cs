using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Plotting;

/// <summary>
/// A capture as one HTML page that needs nothing else: drag to zoom, wheel to zoom at the pointer, double click for all of it. Long captures
/// come as the outline of <see cref="MostPoints"/> points, and their example pulse in full.
/// </summary>
public static class ZoomPage
{
    /// <summary>Points of a channel in the page.</summary>
    public const int MostPoints = 120_000;

    private const string Script = "NanoStim.Scope.Plotting.zoom.js";

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
        to.Write("</title>\n<style>body{font:14px 'DejaVu Sans',Helvetica,Arial,sans-serif;margin:16px;color:#222}canvas{width:100%;height:320px;border:1px solid #999;cursor:crosshair}figure{margin:0 0 24px}svg{max-width:100%;height:auto}p{color:#555}</style></head><body>\n<h1>");
        to.Write(WebUtility.HtmlEncode(title));
        to.Write("</h1>\n<p>Drag to zoom, wheel to zoom at the pointer, shift and drag to move, double click to see all.</p>\n<div id=\"plots\"></div>\n<h2>Measured</h2>\n");
        CapturePlot.Write(to, title, traces);
        to.Write("\n<script>\nconst channels=[");
        for (int channel = 0; channel < points.Length; channel++)
        {
            Channel(to, capture.Channels[channel], points[channel].Points(traces[channel]));
        }

        to.Write("];\n");
        to.Write(Resource());
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

    private static string Resource()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"The assembly lacks {Script}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
