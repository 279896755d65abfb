using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Plotting;

/// <summary>What a picture of one channel needs: the outline of all of it, and a short stretch in full.</summary>
public sealed class PlotTrace
{
    // More than a picture has columns.
    private const int MostRows = 20_000;

    private readonly List<(double Seconds, double Value)> _detail = [];
    private readonly bool _holds;
    private (double Seconds, double Value) _last = (double.NaN, double.NaN);

    internal PlotTrace(ChannelMeasurement channel, TimeBase time)
    {
        Channel = channel;
        StartSeconds = time.StartSeconds;
        _holds = channel.Kind == SignalKind.Logic;
        double span = Math.Max(time.EndSeconds - time.StartSeconds, 1e-12);
        Outline = new EnvelopeTrace(span / (EnvelopeTrace.MaxBins - 1));
        (DetailFrom, DetailTo) = DetailWindow.Of(channel, time);
    }

    public ChannelMeasurement Channel { get; }

    /// <summary>Time of the first sample; the outline counts from there.</summary>
    public double StartSeconds { get; }

    public EnvelopeTrace Outline { get; }

    public double DetailFrom { get; }

    public double DetailTo { get; }

    /// <summary>Rows of the short stretch, one before and one after it included.</summary>
    public IReadOnlyList<(double Seconds, double Value)> Detail => _detail;

    /// <summary>Reads the traces of a capture that has been measured.</summary>
    public static IReadOnlyList<PlotTrace> Read(
        CaptureMeasurement capture,
        Func<ISampleSource> open,
        MeasureOptions options,
        Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(capture);
        List<PlotTrace> traces = [.. capture.Channels.Select(channel => new PlotTrace(channel, capture.Time))];
        CapturePass.Run(open, options, capture.Time, progress, (channel, seconds, values) => traces[channel].Add(seconds, values));
        return traces;
    }

    private void Add(ReadOnlySpan<double> seconds, ReadOnlySpan<double> values)
    {
        for (int at = 0; at < values.Length; at++)
        {
            if (double.IsNaN(values[at]))
            {
                continue;
            }

            if (_holds && _last.Value != values[at] && !double.IsNaN(_last.Value))
            {
                Add(seconds[at], _last.Value);
            }

            Add(seconds[at], values[at]);
        }
    }

    private void Add(double seconds, double value)
    {
        Outline.Add(Math.Max(0, seconds - StartSeconds), value);
        if (seconds >= DetailFrom && _detail.Count < MostRows && (_last.Seconds <= DetailTo || double.IsNaN(_last.Seconds)))
        {
            if (_detail.Count == 0 && !double.IsNaN(_last.Seconds))
            {
                _detail.Add(_last);
            }

            _detail.Add((seconds, value));
        }

        _last = (seconds, value);
    }
}
