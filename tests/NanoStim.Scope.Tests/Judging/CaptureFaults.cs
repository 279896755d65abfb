using NanoStim.Scope.Judging;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>What people do wrong with probes and oscilloscopes: a right device must not pass by luck, and a verdict must not rest on samples that are not there.</summary>
internal static class CaptureFaults
{
    private static readonly Func<JudgeBench, bool> Any = _ => true;
    private static readonly Func<JudgeBench, bool> HasDirection = bench => bench.Expected.Polarity != PolarityOrder.Alternating;
    private static readonly Func<JudgeBench, bool> Monophasic = bench => bench.Expected.Polarity == PolarityOrder.MonophasicPositive;

    public static IReadOnlyList<CaptureFault> All =>
    [
        new("probe factor ten times too high", ["amplitude"], (amps, bench) => Same(amps, bench, value => 10 * value), Any),
        new("probe factor ten times too low", ["amplitude", "pulses"], (amps, bench) => Same(amps, bench, value => value / 10), Any),
        new("probe inverted", ["polarity"], (amps, bench) => Same(amps, bench, value => -value), HasDirection),
        new("time base 2 % slow", ["period", "frequency"], (amps, bench) => new CapturedRows(amps, bench.Interval * 1.02), Any),
        new("time base 2 % fast", ["period", "frequency"], (amps, bench) => new CapturedRows(amps, bench.Interval * 0.98), Any),
        new("AC coupling", ["rest", "polarity", "droop", "amplitude", "pulses"], (amps, bench) => Coupled(amps, bench, 0.02), bench => bench.Expected.IsMicrocurrent),
        new("AC coupling, slow", ["rest", "polarity", "droop", "amplitude", "pulses"], (amps, bench) => Coupled(amps, bench, 0.16), Monophasic),
        new("every 60th of a width kept", ["width", "gap", "balance", "mask"], (amps, bench) => Decimated(amps, bench, bench.Expected.PhaseWidthMicros * 1e-6 / 20), Any),
        new("two samples a phase", ["width", "mask", "amplitude"], (amps, bench) => Decimated(amps, bench, bench.Expected.PhaseWidthMicros * 1e-6 / 2), Any),
        new("aliased: fewer samples than pulses", ["pulses", "width", "amplitude", "period", "polarity", "mask", "stray"], (amps, bench) => Decimated(amps, bench, 0.93 / bench.Expected.FrequencyHertz), Any),
        new("a stretch of samples lost, times closed up", ["period", "width", "stray", "rows"], (amps, bench) => Cut(amps, bench, 1.37, closed: true), Any),
        new("a stretch of samples lost, with its times", ["samples"], (amps, bench) => Cut(amps, bench, 1.37, closed: false), Any),
        new("single samples lost, with their times", ["samples"], Sparse, Any),
        new("samples held for a while", ["period", "width", "stray", "output", "polarity", "ramp"], (amps, bench) => Held(amps, bench, 2.2), Any),
        new("off the screen above", ["amplitude", "mask", "balance"], (amps, bench) => Same(amps, bench, value => Math.Min(value, 0.92 * Amps(bench))), Any),
        new("4 bit", ["amplitude", "rest", "balance", "mask", "stray"], (amps, bench) => Same(amps, bench, value => Math.Round(value / Amps(bench) * 6.4) / 6.4 * Amps(bench)), Any),
        new("offset of the channel", ["rest"], (amps, bench) => Same(amps, bench, value => value + (0.025 * Amps(bench))), Any),
        new("average of several sweeps that do not fit", ["amplitude", "width", "mask", "droop", "rise", "gap"], (amps, bench) => Smeared(amps, bench, 0.2), bench => bench.Expected.OnSeconds is null),
        new("uncompensated probe, spikes", ["mask", "droop"], (amps, bench) => Compensated(amps, bench, 0.3), Any),
        new("uncompensated probe, round", ["rise", "droop", "mask"], (amps, bench) => Compensated(amps, bench, -0.3), Any),
        new("cross-talk of mains, 8 %", ["rest", "amplitude", "mask", "droop", "period"], (amps, bench) => Hum(amps, bench, 0.08), Any),
    ];

    private static double Amps(JudgeBench bench) => bench.Expected.AmplitudeMicroAmps * 1e-6;

    private static CapturedRows Same(double[] amps, JudgeBench bench, Func<double, double> change) => new([.. amps.Select(change)], bench.Interval);

    private static CapturedRows Coupled(double[] amps, JudgeBench bench, double constant)
    {
        double[] low = [.. amps];
        PhaseTrain.Filter(low, constant, bench.Interval);
        return new CapturedRows([.. amps.Zip(low, (value, mean) => value - mean)], bench.Interval);
    }

    private static CapturedRows Decimated(double[] amps, JudgeBench bench, double interval)
    {
        int every = Math.Max(2, (int)(interval / bench.Interval));
        return new CapturedRows([.. amps.Where((_, at) => at % every == 0)], every * bench.Interval);
    }

    /// <summary>Without so many periods from the middle on.</summary>
    private static CapturedRows Cut(double[] amps, JudgeBench bench, double periods, bool closed)
    {
        int from = MiddleOf(bench);
        int to = from + (int)(periods / bench.Expected.FrequencyHertz / bench.Interval);
        double[] left = [.. amps.Where((_, at) => at < from || at >= to)];
        double[]? times = closed ? null : [.. Enumerable.Range(0, amps.Length).Where(at => at < from || at >= to).Select(at => at * bench.Interval)];
        return new CapturedRows(left, bench.Interval, times);
    }

    /// <summary>A sample in the pause before a pulse at the level.</summary>
    private static int MiddleOf(JudgeBench bench)
    {
        double seconds = bench.Expected.OnSeconds is { } on ? bench.Train.Pulses[0][0].Start + (0.6 * on) : 0.5 * bench.Train.Seconds;
        double start = bench.Train.Pulses.First(pulse => pulse[0].Start > seconds)[0].Start;
        return (int)((start - (0.1 / bench.Expected.FrequencyHertz)) / bench.Interval);
    }

    private static CapturedRows Sparse(double[] amps, JudgeBench bench)
    {
        bool Kept(int at) => at % 997 is not (5 or 6 or 7);
        return new CapturedRows([.. amps.Where((_, at) => Kept(at))], bench.Interval, [.. Enumerable.Range(0, amps.Length).Where(Kept).Select(at => at * bench.Interval)]);
    }

    private static CapturedRows Held(double[] amps, JudgeBench bench, double periods)
    {
        int from = MiddleOf(bench);
        int to = from + (int)(periods / bench.Expected.FrequencyHertz / bench.Interval);
        return new CapturedRows([.. amps.Select((value, at) => at > from && at < to ? amps[from] : value)], bench.Interval);
    }

    private static CapturedRows Smeared(double[] amps, JudgeBench bench, double share)
    {
        int shift = (int)(share * bench.Expected.PhaseWidthMicros * 1e-6 / bench.Interval);
        return new CapturedRows([.. amps.Select((value, at) => (value + amps[Math.Max(0, at - shift)]) / 2)], bench.Interval);
    }

    private static CapturedRows Compensated(double[] amps, JudgeBench bench, double share)
    {
        double[] low = [.. amps];
        PhaseTrain.Filter(low, 0.2 * bench.Expected.PhaseWidthMicros * 1e-6, bench.Interval);
        return new CapturedRows([.. amps.Zip(low, (value, mean) => value + (share * (value - mean)))], bench.Interval);
    }

    private static CapturedRows Hum(double[] amps, JudgeBench bench, double share) =>
        new([.. amps.Select((value, at) => value + (share * Amps(bench) * Math.Sin(2 * Math.PI * 50 * at * bench.Interval)))], bench.Interval);
}
