using NanoStim.Scope.Judging;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>Ways in which a device fails, as circuits and loops do: glitches, tails, rings, windows, clipping. Beside <see cref="Degradations"/>, which are sizes of each quantity.</summary>
internal static class DeviceFaults
{
    private static readonly Func<JudgeBench, bool> Any = _ => true;
    private static readonly Func<JudgeBench, bool> Biphasic = bench => bench.Expected.Polarity == PolarityOrder.Biphasic;
    private static readonly Func<JudgeBench, bool> Cycles = bench => bench.Expected.OnSeconds is not null;
    private static readonly Func<JudgeBench, bool> Continuous = bench => bench.Expected.OnSeconds is null;
    private static readonly Func<JudgeBench, bool> HasPause = bench => Length(bench) < 0.6 * Period(bench);

    public static IReadOnlyList<Degradation> All =>
    [
        new("first pulse missing", "one", ["output", "ramp-up"], bench => bench.Train.Each((number, pulse) => number < 2 ? null : pulse), bench => Continuous(bench) && HasPause(bench)),
        new("last pulse missing", "one", ["output"], bench => bench.Train.Each((number, pulse) => number > bench.Train.Pulses.Count - 3 ? null : pulse), bench => Continuous(bench) && HasPause(bench)),
        new("glitch", "3 samples in the pause, full height", ["stray", "polarity", "period"], bench => Over(bench, AfterMiddle(bench, 0.3), 3 * bench.Interval, Amps(bench)), Any) { IsFine = true },
        new("glitch", "3 samples in the pause, a third", ["stray", "polarity", "period"], bench => Over(bench, AfterMiddle(bench, 0.7), 3 * bench.Interval, -Amps(bench) / 3), Any) { IsFine = true },
        new("glitch", "right after a pulse", ["stray", "polarity", "period", "width", "phase-charge", "balance", "mask"], bench => Over(bench, Middle(bench)[^1].End + (0.15 * bench.Expected.Width()), 0.1 * bench.Expected.Width(), Amps(bench)), HasPause),
        new("burst of the wrong polarity", "the second", ["polarity", "rows"], bench => InBurst(bench, 1, phase => phase.Scaled(-1)), Cycles),
        new("drift", "6 % up", ["amplitude"], bench => bench.Train.EachPhase((number, phase) => phase.Scaled(1 + (0.06 * number / bench.Train.Pulses.Count))), Continuous),
        new("drift", "9 % down over bursts", ["amplitude"], bench => bench.Train.EachPhase((number, phase) => phase.Scaled(1 - (0.09 * number / bench.Train.Pulses.Count))), Cycles),
        WidthJitter(0.1),
        new("duty doubled", "one period", ["width", "polarity", "gap", "stray", "period"], bench => bench.Train.Each((number, pulse) => number == MiddleNumber(bench) ? Doubled(pulse) : pulse), HasPause),
        new("gap filled", "half of the current", ["gap", "width", "mask", "phase-charge"], bench => bench.Train.Each((_, pulse) => [.. pulse.Take(1).Select(phase => phase with { End = pulse[1].Start }), .. pulse.Skip(1)]), bench => Biphasic(bench) && !bench.Expected.IsMicrocurrent) { IsFine = true },
        new("window of double rate", "five pulses", ["period", "polarity", "frequency"], DoubleRate, bench => HasPause(bench) && Length(bench) < 0.4 * Period(bench)),
        Clipped(0.07),
        new("clipped on one side", "at 93 %", ["amplitude"], bench => bench.Train.EachPhase((_, phase) => phase.Amps < 0 ? phase.Scaled(0.93) : phase), bench => bench.Expected.IsBalanced),
        Ringing(0.3),
        Overshoot(0.25),
        ShortTail(0.2),
        LongTail(0.04),
        new("ramp too fast", "four times", ["ramp"], bench => FastRamp(bench, 4), Cycles),
        new("ramp too fast", "a third of the time", ["ramp"], bench => FastRamp(bench, 1.6), Cycles),
        new("residual current in the off time", "3 %", ["rest", "stray"], bench => InOffTime(bench, 0.03), Cycles),
        new("residual pulses in the off time", "15 %", ["ramp", "off-time", "amplitude", "period", "rest", "stray"], bench => ResidualPulses(bench, 0.15), Cycles),
        new("offset in one burst", "6 %", ["amplitude", "rest", "balance", "stray"], bench => Window(bench, 0.5, 0.8, 0.06), Any),
        new("steps of the current", "two levels", ["amplitude"], bench => bench.Train.EachPhase((number, phase) => phase.Scaled(number % 8 < 4 ? 1 : 0.92)), Any),
        new("one phase twice as long and half as high", "all", ["amplitude", "width"], bench => bench.Train.Each((_, pulse) => [pulse[0], .. pulse.Skip(1).Select(phase => phase.Widened(2).Scaled(0.5))]), bench => Biphasic(bench) && HasPause(bench)),
        new("trailing phase late", "one, by a tenth of the period", ["gap", "polarity", "period"], bench => bench.Train.Each((number, pulse) => number == MiddleNumber(bench) ? [pulse[0], .. pulse.Skip(1).Select(phase => phase.Moved(0.1 * Period(bench)))] : pulse), bench => Biphasic(bench) && HasPause(bench)),
        new("trailing phase missing", "one", ["polarity", "balance", "rest"], bench => bench.Train.Each((number, pulse) => number == MiddleNumber(bench) ? [pulse[0]] : pulse), Biphasic),
        new("leading phase missing", "one", ["polarity", "balance", "period"], bench => bench.Train.Each((number, pulse) => number == MiddleNumber(bench) ? [pulse[1]] : pulse), Biphasic),
        new("pulse stuck on", "for four periods", ["width", "period", "polarity", "charge", "phase-charge", "stray"], Stuck, Any),
        Hum(0.08),
        new("burst that begins at the level", "the second, without its ramp", ["ramp"], bench => InBurst(bench, 1, phase => phase with { Amps = Math.Sign(phase.Amps) * Amps(bench) }), Cycles),
        new("burst missing", "the second", ["off-time", "on-time", "output"], bench => WithoutBurst(bench, 1), Cycles),
    ];

    /// <summary>Phases of different widths.</summary>
    /// <param name="share">From the narrowest to the widest, by the width.</param>
    public static Degradation WidthJitter(double share) =>
        new("jitter of the width", $"{100 * share:0} %", ["width"], bench => bench.Train.EachPhase((number, phase) => phase.Widened(1 + (share * ((number * 0.618 % 1) - 0.5)))), Any);

    /// <summary>Current that goes on for the whole pause.</summary>
    public static Degradation LongTail(double share) =>
        new("tail", $"{100 * share:0} % of the current for the whole pause", ["rest", "stray"], bench => Tail(bench, share, 1000), HasPause);

    /// <summary>An oscillation after each edge, ten periods a phase, that decays within the first.</summary>
    public static Degradation Ringing(double share) =>
        new("ringing", $"{100 * share:0} %", ["mask"], bench => bench.Train with { Shape = at => 1 + (share * Math.Exp(-at / 0.08) * Math.Cos(2 * Math.PI * at / 0.1)) }, Any) { IsFine = true };

    /// <summary>Current that no pulse exceeds.</summary>
    /// <param name="share">How far below what is set.</param>
    public static Degradation Clipped(double share) =>
        new("clipped", $"at {100 * (1 - share):0} %", ["amplitude"], bench => Limited(bench, 1 - share), Any);

    /// <summary>Too much current for the first twelfth of each phase.</summary>
    public static Degradation Overshoot(double share) =>
        new("overshoot", $"{100 * share:0} % at the edge", ["mask"], bench => bench.Train with { Shape = at => at < 0.08 ? 1 + share : 1 }, Any);

    /// <summary>Current that goes on after each pulse, with a time constant of one phase width.</summary>
    public static Degradation ShortTail(double share) =>
        new("tail", $"{100 * share:0} % of the current", ["rest", "stray", "balance", "phase-charge", "mask", "width", "gap"], bench => Tail(bench, share, 1), HasPause);

    /// <summary>A sine of 50 Hz on top.</summary>
    public static Degradation Hum(double share) =>
        new("hum", $"50 Hz, {100 * share:0} %", ["amplitude", "rest", "mask", "droop"], bench => bench.Train.Over(seconds => share * Amps(bench) * Math.Sin(2 * Math.PI * 50 * seconds)), Any);

    private static double Period(JudgeBench bench) => 1 / bench.Expected.FrequencyHertz;

    private static double Width(this Expectation expected) => expected.PhaseWidthMicros * 1e-6;

    private static double Amps(JudgeBench bench) => bench.Expected.AmplitudeMicroAmps * 1e-6;

    private static double Length(JudgeBench bench) => bench.Expected.Width() * (Biphasic(bench) ? 2 : 1);

    private static int MiddleNumber(JudgeBench bench) => Cycles(bench)
        ? Enumerable.Range(0, bench.Train.Pulses.Count).First(number => bench.Train.Pulses[number][0].Start > bench.Train.Pulses[0][0].Start + (0.6 * bench.Expected.OnSeconds!.Value))
        : bench.Train.Pulses.Count / 2;

    private static IReadOnlyList<Phase> Middle(JudgeBench bench) => bench.Train.Pulses[MiddleNumber(bench)];

    private static double AfterMiddle(JudgeBench bench, double share)
    {
        double end = Middle(bench)[^1].End;
        return end + (share * (bench.Train.Pulses[MiddleNumber(bench) + 1][0].Start - end));
    }

    private static PhaseTrain Over(JudgeBench bench, double from, double seconds, double amps) =>
        bench.Train.Over(at => at >= from && at < from + seconds ? amps : 0);

    private static PhaseTrain Window(JudgeBench bench, double from, double to, double share) =>
        bench.Train.Over(at => at > from * bench.Train.Seconds && at < to * bench.Train.Seconds ? share * Amps(bench) : 0);

    /// <summary>Numbers of the pulses that begin a burst.</summary>
    private static List<int> Begins(JudgeBench bench) =>
        [0, .. Enumerable.Range(1, bench.Train.Pulses.Count - 1).Where(number => bench.Train.Pulses[number][0].Start - bench.Train.Pulses[number - 1][^1].End > 1)];

    private static int BurstOf(JudgeBench bench, int number) => Begins(bench).Count(begin => begin <= number) - 1;

    private static PhaseTrain InBurst(JudgeBench bench, int burst, Func<Phase, Phase> change)
    {
        List<int> begins = Begins(bench);
        int end = burst + 1 < begins.Count ? begins[burst + 1] : bench.Train.Pulses.Count;
        return bench.Train.EachPhase((number, phase) => number >= begins[burst] && number < end ? change(phase) : phase);
    }

    private static PhaseTrain WithoutBurst(JudgeBench bench, int burst) =>
        bench.Train.Each((number, pulse) => BurstOf(bench, number) == burst ? null : pulse);

    private static List<Phase> Doubled(IReadOnlyList<Phase> pulse)
    {
        double shift = 0;
        List<Phase> phases = [];
        foreach (Phase phase in pulse)
        {
            phases.Add(phase.Moved(shift).Widened(2));
            shift += phase.Width;
        }

        return phases;
    }

    private static PhaseTrain DoubleRate(JudgeBench bench)
    {
        int middle = MiddleNumber(bench);
        double half = Period(bench) / 2;
        return bench.Train with { Pulses = [.. bench.Train.Pulses.SelectMany((pulse, number) => number >= middle - 2 && number < middle + 3 ? new[] { pulse, [.. pulse.Select(phase => phase.Moved(half))] } : [pulse])] };
    }

    private static PhaseTrain Limited(JudgeBench bench, double share) =>
        bench.Train.EachPhase((_, phase) => phase with { Amps = Math.Sign(phase.Amps) * Math.Min(Math.Abs(phase.Amps), share * Amps(bench)) });

    /// <summary>After each pulse, current of the last phase goes on and decays.</summary>
    private static PhaseTrain Tail(JudgeBench bench, double share, double widths)
    {
        double constant = widths * bench.Expected.Width();
        Phase[] last = [.. bench.Train.Pulses.Select(pulse => pulse[^1])];
        int at = 0;
        return bench.Train.Over(seconds =>
        {
            at = at < last.Length && last[at].End > seconds ? 0 : at;
            while (at + 1 < last.Length && last[at + 1].End <= seconds)
            {
                at++;
            }

            bool isIn = at + 1 < last.Length && bench.Train.Pulses[at + 1][0].Start <= seconds;
            double after = seconds - last[at].End;
            return after <= 0 || isIn ? 0 : share * last[at].Amps * Math.Exp(-after / constant);
        });
    }

    private static PhaseTrain FastRamp(JudgeBench bench, double factor) =>
        bench.Train.EachPhase((_, phase) => phase with { Amps = Math.Sign(phase.Amps) * Math.Min(factor * Math.Abs(phase.Amps), Math.Max(Math.Abs(phase.Amps), Amps(bench))) });

    private static PhaseTrain InOffTime(JudgeBench bench, double share)
    {
        List<int> begins = Begins(bench);
        double from = bench.Train.Pulses[begins[1] - 1][^1].End;
        double to = bench.Train.Pulses[begins[1]][0].Start;
        return bench.Train.Over(seconds => seconds > from && seconds < to ? share * Amps(bench) : 0);
    }

    private static PhaseTrain ResidualPulses(JudgeBench bench, double share)
    {
        List<int> begins = Begins(bench);
        IReadOnlyList<Phase> model = Middle(bench);
        double from = bench.Train.Pulses[begins[1] - 1][^1].End;
        double to = bench.Train.Pulses[begins[1]][0].Start;
        List<IReadOnlyList<Phase>> pulses = [.. bench.Train.Pulses];
        int count = (int)((to - from) / Period(bench)) - 2;
        for (int number = 0; number < count; number++)
        {
            double start = from + ((number + 1) * Period(bench));
            pulses.Insert(begins[1] + number, [.. model.Select(phase => phase.Moved(start - model[0].Start).Scaled(share))]);
        }

        return bench.Train with { Pulses = pulses };
    }

    private static PhaseTrain Stuck(JudgeBench bench)
    {
        int middle = MiddleNumber(bench);
        return bench.Train.Each((number, pulse) => number > middle && number <= middle + 4 ? null : number == middle ? [pulse[0] with { End = bench.Train.Pulses[middle + 4][^1].End }] : pulse);
    }
}
