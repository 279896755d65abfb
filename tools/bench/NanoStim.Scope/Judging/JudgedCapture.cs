using NanoStim.Scope.Measuring;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Judging;

/// <summary>A capture of a current, taken apart into what a program is made of. Currents in A, times in s.</summary>
internal sealed class JudgedCapture
{
    // A converter of 8 bits has no more.
    private const int FewValues = 256;

    // Current above this share of what is set is current, if the noise allows.
    private const double LeastThreshold = 0.05;

    // Below this many thresholds, noise decides where a pulse begins.
    private const double Weak = 1.6;

    private JudgedCapture(ExcursionReader reader, SampleDoubt doubt, Expectation expected, double threshold, bool isClipped)
    {
        Doubt = doubt;
        Threshold = threshold;
        IsClipped = isClipped;
        Rests = reader.Rests;
        Start = reader.StartSeconds;
        End = reader.EndSeconds;
        Pulses = Group(reader.Excursions, expected);
        Bursts = Split(expected);
        Changes = [.. Bursts.SelectMany(burst => burst.Check.Take(1).Concat(burst.Check.TakeLast(1)).Concat(burst.Rising.Take(1)).Concat(burst.Falling.TakeLast(1)))];
    }

    /// <summary>How far its samples may be off.</summary>
    public SampleDoubt Doubt { get; }

    /// <summary>Magnitude from which on current flows.</summary>
    public double Threshold { get; }

    /// <summary>Whether the highest samples are at the end of the converter's range.</summary>
    public bool IsClipped { get; }

    /// <summary>Between the excursions, before the first and after the last.</summary>
    public IReadOnlyList<Rest> Rests { get; }

    /// <summary>Time of the first sample.</summary>
    public double Start { get; }

    /// <summary>Time of the last sample.</summary>
    public double End { get; }

    /// <summary>All pulses.</summary>
    public IReadOnlyList<JudgedPulse> Pulses { get; }

    /// <summary>The pulses between longer silences.</summary>
    public IReadOnlyList<JudgedBurst> Bursts { get; }

    /// <summary>Pulses at the beginning or the end of a contact check or of a ramp, where the current changes in the middle of a phase.</summary>
    public HashSet<JudgedPulse> Changes { get; }

    /// <summary>Takes a capture apart.</summary>
    public static JudgedCapture Read(Expectation expected, ChannelMeasurement channel, TimeBase time, MeasureOptions options, Func<ISampleSource> open)
    {
        double scale = channel.AmpsPerUnit ?? throw new ArgumentException("No current is known for this channel.", nameof(channel));
        double interval = time.IsSampled ? time.IntervalSeconds : 0;
        double step = (time.IsSampled ? channel.Resolution : 0) * scale;
        double noise = (time.IsSampled ? channel.Noise : 0) * scale;
        SampleSurvey survey = new(FewValues);
        MeasureOptions alone = options with { Channels = [channel.Name] };
        CapturePass.Run(open, alone, time, null, (_, seconds, values) => survey.Add(seconds, values));
        if (time.IsSampled && survey.Values <= FewValues && time.Samples > FewValues)
        {
            // Few values and no noise: a converter of which the steps do not show.
            step = Math.Max(step, survey.Range * scale / FewValues);
        }

        SampleDoubt doubt = new(noise, step, interval, time.ResolutionSeconds, options.GainError);
        double threshold = Math.Max(LeastThreshold * expected.Amps, doubt.Sample + (step / 2));
        double margin = time.IsSampled ? Math.Max(2 * interval, Math.Min(0.1 * expected.Width, 0.02 * expected.Period)) : 0;
        ExcursionReader reader = new(threshold, margin);
        CapturePass.Run(open, alone, time, null, (_, seconds, values) =>
        {
            for (int at = 0; at < values.Length; at++)
            {
                if (!double.IsNaN(values[at]))
                {
                    reader.Add(seconds[at], values[at] * scale);
                }
            }
        });
        reader.Finish();
        bool isNoisy = step > 0 && noise > 0.7 * step;
        return new JudgedCapture(reader, doubt, expected, threshold, isNoisy && survey.IsClipped);
    }

    private List<JudgedPulse> Group(List<Excursion> excursions, Expectation expected)
    {
        double pause = expected.Period - expected.PulseLength;
        double together = expected.Polarity == PolarityOrder.Biphasic
            ? ((expected.InterphaseGapMicros ?? 0) * 1e-6) + (0.5 * pause)
            : 0.25 * pause;
        List<JudgedPulse> pulses = [];
        List<Excursion> phases = [];
        foreach (Excursion excursion in excursions)
        {
            if (phases.Count > 0 && excursion.Start - phases[^1].End > together)
            {
                pulses.Add(Pulse(phases, expected, together));
                phases = [];
            }

            phases.Add(excursion);
        }

        if (phases.Count > 0)
        {
            pulses.Add(Pulse(phases, expected, together));
        }

        return pulses;
    }

    private JudgedPulse Pulse(List<Excursion> phases, Expectation expected, double together)
    {
        double reach = expected.Polarity == PolarityOrder.Biphasic ? expected.Width + together : 0;
        bool atBorder = phases.Any(phase => !phase.IsWhole) || phases[0].Start - reach < Start || phases[^1].End + reach > End;
        return new JudgedPulse(phases, atBorder, phases.Max(phase => phase.Amplitude) < Weak * Threshold);
    }

    private List<JudgedBurst> Split(Expectation expected)
    {
        double silence = expected.OffSeconds is { } off ? Math.Min(6 * expected.Period, 0.3 * off) : double.PositiveInfinity;
        List<JudgedBurst> bursts = [];
        List<JudgedPulse> row = [];
        foreach (JudgedPulse pulse in Pulses)
        {
            bool isAfterCheck = bursts.Count == 0 && row.Count > 0 && ContactCheck.IsBefore(pulse, row, expected);
            if (row.Count > 0 && pulse.Start - row[^1].End > silence && !isAfterCheck)
            {
                bursts.Add(new JudgedBurst(row, expected, isFirst: bursts.Count == 0));
                row = [];
            }

            row.Add(pulse);
        }

        if (row.Count > 0)
        {
            bursts.Add(new JudgedBurst(row, expected, isFirst: bursts.Count == 0));
        }

        return bursts;
    }
}
