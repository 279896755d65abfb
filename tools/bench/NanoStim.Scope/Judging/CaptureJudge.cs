using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Judging;

/// <summary>Compares each pulse of a channel, and all that is no pulse, with what a program says.</summary>
public static class CaptureJudge
{
    /// <summary>Judges a channel.</summary>
    /// <param name="expected">What the program says.</param>
    /// <param name="channel">A channel with a known current.</param>
    /// <param name="time">The times of the capture.</param>
    /// <param name="options">By which it was measured.</param>
    /// <param name="open">Opens the capture again.</param>
    /// <exception cref="ArgumentException">The current is not known, or the gain error is too large for anything to be shown.</exception>
    public static Judgement Judge(Expectation expected, ChannelMeasurement channel, TimeBase time, MeasureOptions options, Func<ISampleSource> open)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(time);
        CheckGain(options);
        JudgedCapture capture = JudgedCapture.Read(expected, channel, time, options, open);
        LineWriter lines = new(capture.IsClipped);
        if (time.LostSamples > 0)
        {
            // What is wrong may be the hole, and what is right may be wrong in it: only the limits that nothing may exceed are judged.
            AddLost(lines, time);
            LimitLines.Write(expected, capture, lines);
            return new Judgement(channel.Name, expected, lines.Lines);
        }

        PulseLines pulses = new(expected, capture, lines);
        if (expected.Parts.HasFlag(JudgeParts.Pulses))
        {
            pulses.Write();
            new SequenceLines(expected, capture, lines).Write();
            new RestLines(expected, capture, lines).Write();
        }

        new TrainLines(expected, capture, lines).Write();
        LimitLines.Write(expected, capture, lines);
        return new Judgement(channel.Name, expected, lines.Lines);
    }

    /// <summary>Judges a channel in which no current should flow.</summary>
    /// <exception cref="ArgumentException">The current is not known, or the gain error is too large for anything to be shown.</exception>
    public static Judgement JudgeNoOutput(ChannelMeasurement channel, TimeBase time, MeasureOptions options)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(time);
        CheckGain(options);
        double scale = channel.AmpsPerUnit ?? throw new ArgumentException("No current is known for this channel.", nameof(channel));
        SampleDoubt doubt = new(channel.Noise * scale, channel.Resolution * scale, channel.SampleIntervalSeconds ?? 0, time.ResolutionSeconds, options.GainError);
        LineWriter lines = new(isClipped: false);
        if (time.LostSamples > 0)
        {
            AddLost(lines, time);
        }

        double limit = JudgeLimits.LeakageAmps;
        lines.Value("no-output", "no output: mean current", "A", 0, (-limit, limit), channel.Mean * scale, doubt.Rounding + doubt.MeanNoise(channel.Samples), "current flows where none should");
        bool pulses = channel.Kind != SignalKind.Flat;
        double peak = channel.PeakMicroAmps.GetValueOrDefault() * 1e-6;
        bool isSmall = peak <= limit + doubt.Sample;
        lines.Add("no-pulses", "no output: no pulses", pulses && !isSmall ? JudgeVerdict.Fail : JudgeVerdict.Pass, $"the trace is not flat: up to {SiText.Of(peak, "A")}");
        return new Judgement(channel.Name, null, lines.Lines);
    }

    private static void AddLost(LineWriter lines, TimeBase time) =>
        lines.NotShown("samples", "samples without gaps", $"{time.LostSamples} samples are missing, the first after {SiText.Of(time.FirstLostSeconds, "s", 6)}: capture without gaps");

    private static void CheckGain(MeasureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.GainError >= 0 && options.GainError <= JudgeTolerances.LargestGainError))
        {
            throw new ArgumentException($"A gain error of {options.GainError * 100:0.###} % shows nothing of a current that may be {JudgeTolerances.Amplitude * 100:0} % off: 0 to {JudgeTolerances.LargestGainError * 100:0} % can be judged.", nameof(options));
        }
    }
}
