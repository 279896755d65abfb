using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Measuring;

/// <summary>Takes the samples of a measured capture by once more, with its time base and in V or A.</summary>
public static class CapturePass
{
    /// <summary>Takes a stretch of one channel: its number among those measured, times in s, values.</summary>
    public delegate void Take(int channel, ReadOnlySpan<double> seconds, ReadOnlySpan<double> values);

    /// <summary>Runs through the capture.</summary>
    public static void Run(Func<ISampleSource> open, MeasureOptions options, TimeBase time, Action<double>? progress, Take take)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(take);
        using ISampleSource source = open();
        ScaledChannel[] channels = ScaledChannel.Select(source.Header, options);
        SampleBlock block = new(source.Header.Channels.Count);
        double scale = source.Header.HasTime ? 1 : 1 / options.SampleRateHertz!.Value;
        long row = 0;
        while (source.Read(block))
        {
            Span<double> seconds = block.Seconds.AsSpan(0, block.Count);
            if (scale != 1)
            {
                foreach (ref double at in seconds)
                {
                    at *= scale;
                }
            }

            time.Apply(seconds, row);
            for (int channel = 0; channel < channels.Length; channel++)
            {
                take(channel, seconds, channels[channel].Scaled(block));
            }

            row += block.Count;
            progress?.Invoke(source.Progress);
        }
    }
}
