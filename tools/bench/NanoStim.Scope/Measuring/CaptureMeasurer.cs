using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Measuring;

/// <summary>
/// Measures captures in two passes: the first finds range, levels and noise of each channel and whether the samples are evenly spaced,
/// the second the pulses. Memory does not depend on the length of the file.
/// </summary>
public static class CaptureMeasurer
{
    /// <summary>Measures a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say.</param>
    /// <param name="progress">From 0 to 1, if anyone looks.</param>
    /// <exception cref="CaptureFormatException">It is no capture, or a damaged one.</exception>
    /// <exception cref="ArgumentException">The options name a channel that the file does not have.</exception>
    public static CaptureMeasurement Measure(string path, MeasureOptions options, Action<double>? progress = null) =>
        Measure(path, () => CaptureFile.Open(path), options, progress);

    /// <summary>Measures a capture that can be opened again and again.</summary>
    public static CaptureMeasurement Measure(string name, Func<ISampleSource> open, MeasureOptions options, Action<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        TimeBase time;
        IReadOnlyList<string> notes;
        CaptureHeader header;
        ScaledChannel[] channels;
        SignalLevels[] levels;
        SampleStore store;
        using (ISampleSource source = open())
        {
            header = source.Header;
            RequireTime(header, options);
            channels = ScaledChannel.Select(header, options);
            ChannelSurvey[] surveys = [.. channels.Select(_ => new ChannelSurvey())];
            store = new SampleStore(header.Channels.Count);
            time = Survey(source, store, channels, surveys, options, progress);
            levels = [.. surveys.Zip(channels, (survey, channel) => SignalLevels.Of(survey, time.IsSampled, header.MayBeLogic && MayBeLogic(channel, survey, channels.Length == 1)))];
            notes = [.. source.Notes, .. MissingNotes(channels, surveys), .. TimeNotes(time)];
        }

        ChannelMeasurer[] measurers = [.. levels.Select(level => new ChannelMeasurer(level))];
        Action<double>? second = progress is null ? null : done => progress(0.5 + done / 2);
        Func<ISampleSource> again = store.IsComplete && time.IsEven ? () => new StoredSource(header, store) : open;
        CapturePass.Run(again, options, time, second, (channel, seconds, values) => measurers[channel].Add(seconds, values));
        foreach (ChannelMeasurer measurer in measurers)
        {
            measurer.Finish();
        }

        return new CaptureMeasurement(
            name,
            header.Format,
            [.. channels.Select((channel, at) => new ChannelFigures(channel, measurers[at], time, options).Result())],
            notes,
            time);
    }

    /// <summary>A current or a voltage that is zero all the time is flat, and no logic level; nor is the only channel of a capture.</summary>
    private static bool MayBeLogic(ScaledChannel channel, ChannelSurvey survey, bool isOnly) =>
        channel.Info.Unit.Length == 0 && !(isOnly && survey.Range == 0 && channel.AmpsPerUnit is not null);

    private static void RequireTime(CaptureHeader header, MeasureOptions options)
    {
        if (!header.HasTime && options.SampleRateHertz is null)
        {
            throw new CaptureFormatException(1, "the file has neither times nor a sample interval: say the rate with --sample-rate.");
        }
    }

    private static TimeBase Survey(ISampleSource source, SampleStore store, ScaledChannel[] channels, ChannelSurvey[] surveys, MeasureOptions options, Action<double>? progress)
    {
        SampleBlock block = new(source.Header.Channels.Count);
        double[] weights = new double[SampleBlock.Capacity];
        TimeSurvey times = new();
        double scale = TimeScale(source, options);
        while (source.Read(block))
        {
            store.Add(block);
            ScaleTimes(block, scale);
            times.Add(block.Seconds.AsSpan(0, block.Count), weights);
            if (times.IsUneven(source.TimeResolutionSeconds * scale))
            {
                // Samples with times of their own are read a second time.
                store.GiveUp();
            }

            for (int at = 0; at < channels.Length; at++)
            {
                Survey(surveys[at], channels[at].Scaled(block), weights.AsSpan(0, block.Count), channels[at].CodesOf(block));
            }

            progress?.Invoke(source.Progress / 2);

            // A reader that does not number the values leaves it at that.
            Array.Clear(block.IsCoded);
        }

        foreach (ChannelSurvey survey in surveys)
        {
            survey.Finish();
        }

        return times.Result(source.TimeResolutionSeconds * scale, source.Header.DeclaredIntervalSeconds);
    }

    private static void Survey(ChannelSurvey survey, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<ushort> codes)
    {
        if (codes.IsEmpty)
        {
            survey.Add(values, weights);
        }
        else
        {
            survey.Add(values, weights, codes);
        }
    }

    /// <summary>Rows without any time count as 1 s each in the reader.</summary>
    private static double TimeScale(ISampleSource source, MeasureOptions options) =>
        source.Header.HasTime ? 1 : 1 / options.SampleRateHertz!.Value;

    private static void ScaleTimes(SampleBlock block, double scale)
    {
        if (scale == 1)
        {
            return;
        }

        foreach (ref double seconds in block.Seconds.AsSpan(0, block.Count))
        {
            seconds *= scale;
        }
    }

    private static IEnumerable<string> MissingNotes(ScaledChannel[] channels, ChannelSurvey[] surveys) =>
        channels.Zip(surveys)
            .Where(pair => pair.Second.Missing > 0)
            .Select(pair => $"{pair.First.Info.Name} has no value in {pair.Second.Missing} rows; the signal is taken as a line across them");

    private static IEnumerable<string> TimeNotes(TimeBase time)
    {
        if (time.LostSamples > 0)
        {
            yield return $"{time.LostSamples} samples are missing, the first after {SiText.Of(time.FirstLostSeconds, "s", 6)}; the signal is taken as a line across them";
        }

        if (time.IsEven && time.ResolutionSeconds > 0.9 * time.IntervalSeconds)
        {
            yield return "the times are rounded more coarsely than the samples are spaced; they were spread evenly between the first and the last";
        }
    }
}
