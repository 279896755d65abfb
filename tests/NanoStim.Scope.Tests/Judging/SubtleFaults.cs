using NanoStim.Scope.Judging;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>Ways in which a device fails that keep a mean, a charge or a count right, or look like a part of a program that is right.</summary>
internal static class SubtleFaults
{
    private static readonly Func<JudgeBench, bool> Any = _ => true;
    private static readonly Func<JudgeBench, bool> Biphasic = bench => bench.Expected.Polarity == PolarityOrder.Biphasic;
    private static readonly Func<JudgeBench, bool> Cycles = bench => bench.Expected.OnSeconds is not null;
    private static readonly Func<JudgeBench, bool> Continuous = bench => bench.Expected.OnSeconds is null;
    private static readonly Func<JudgeBench, bool> Rows = bench => bench.Expected.Polarity == PolarityOrder.Alternating;
    private static readonly Func<JudgeBench, bool> HasPause = bench => Width(bench) * (Biphasic(bench) ? 2 : 1) < 0.6 * Period(bench);

    public static IReadOnlyList<Degradation> All =>
    [
        // At the level.
        Swing(0.08),
        new("higher and narrower", "charge right", ["amplitude", "width"], bench => bench.Train.Each((_, pulse) => [.. pulse.Select(phase => phase.Widened(0.93).Scaled(1 / 0.93))]), HasPause),
        new("lower and wider", "charge right", ["amplitude", "width"], bench => bench.Train.EachPhase((_, phase) => phase.Widened(1.08).Scaled(1 / 1.08)), HasPause),
        new("one pulse a little high", "7 %", ["amplitude"], bench => Scaled(bench, number => number == Middle(bench) ? 1.07 : 1), Any),
        new("dip", "three pulses, as if it began again", ["amplitude"], bench => Scaled(bench, number => (number - Middle(bench)) switch { 0 => 0.5, 1 => 0.3, 2 => 0.7, _ => 1 }), Any),
        new("low at the beginning", "three pulses of 75 %", ["ramp", "amplitude"], bench => Scaled(bench, number => number < 3 ? 0.75 : 1), Continuous),
        LowAtBeginning(0.15),
        new("low at the end", "three pulses of 75 %", ["ramp", "amplitude"], bench => Scaled(bench, number => number > bench.Train.Pulses.Count - 4 ? 0.75 : 1), Continuous),
        new("step of a phase", "the first fifth at half height", ["mask", "droop", "rise", "amplitude", "width"], bench => bench.Train with { Shape = share => share < 0.2 ? 0.5 : 1.12 }, Any),
        NotchOf(1),
        new("bow", "middle 15 % high, ends low", ["mask", "droop", "amplitude"], bench => bench.Train with { Shape = share => 1.12 - (1.3 * (share - 0.5) * (share - 0.5)) }, Any),
        new("widths in turn", "3.5 % more and less", ["width"], bench => bench.Train.EachPhase((number, phase) => phase.Widened(number % 2 == 0 ? 1.035 : 0.965)), Any),
        new("width grows", "4 % over the capture", ["width"], bench => bench.Train.EachPhase((number, phase) => phase.Widened(1 + (0.045 * number / bench.Train.Pulses.Count))), Any),
        new("periods in turn", "3 % more and less", ["period"], bench => Moved(bench, number => number % 2 == 0 ? 0.03 : 0), HasPause),
        Late(0.03),
        new("rate grows", "4 % over the capture", ["period", "frequency"], bench => Moved(bench, number => -0.02 * number * number / bench.Train.Pulses.Count), bench => Continuous(bench) && HasPause(bench)),
        new("polarity of both phases the same", "every fifth pulse", ["polarity", "balance"], bench => bench.Train.Each((number, pulse) => number % 5 == 3 ? [.. pulse.Select(phase => phase with { Amps = Math.Abs(phase.Amps) })] : pulse), Biphasic),
        new("order of the phases", "changes in the middle", ["polarity"], bench => bench.Train.EachPhase((number, phase) => number > Middle(bench) ? phase.Scaled(-1) : phase), bench => !Rows(bench)),
        new("imbalance in turn", "4 % each way, mean right", ["balance", "amplitude"], bench => bench.Train.Each((number, pulse) => [.. pulse.Select((phase, at) => phase.Scaled(1 + (0.042 * (number % 2 == 0 ? 1 : -1) * (at == 0 ? 1 : -1))))]), Biphasic),
        new("rows in turn", "one pulse longer, one shorter", ["rows"], UnevenRows, bench => Rows(bench) && bench.Expected.PulsesPerPolarity < 50),
        new("one polarity higher", "3 %", ["balance", "amplitude"], bench => bench.Train.EachPhase((_, phase) => phase.Amps > 0 ? phase.Scaled(1.035) : phase), bench => bench.Expected.IsBalanced),

        // Where nothing should flow.
        new("direct current grows", "to 5 %", ["rest"], bench => bench.Train.Over(seconds => 0.05 * Amps(bench) * seconds / bench.Train.Seconds), Any),
        new("direct current changes its sign", "± 3 %, mean right", ["rest", "amplitude", "phase-charge"], bench => bench.Train.Over(seconds => (seconds % (8 * Period(bench)) < 4 * Period(bench) ? 0.03 : -0.03) * Amps(bench)), Any),
        new("current in one pause", "30 % for a third of it", ["rest", "mask", "stray", "polarity", "period", "width"], bench => InPause(bench, 0.3, 0.6, 0.3), Any),
        new("current in one pause", "full, the other way", ["rest", "stray", "polarity", "period", "width", "rows"], bench => InPause(bench, 0.4, 0.7, -1), Any),
        new("tail the other way", "15 % of the current", ["rest", "stray", "balance", "polarity", "width", "gap", "mask"], Reverse, HasPause),
        new("echo", "10 % of the pulse, half a period later", ["rest", "stray", "polarity", "period"], Echo, HasPause),

        // In cycles.
        new("ramp in steps", "five", ["ramp"], bench => InRamps(bench, share => Math.Floor(share * 5) / 5), Cycles),
        new("ramp bowed", "square root", ["ramp"], bench => InRamps(bench, Math.Sqrt), Cycles),
        new("ramp bowed", "square", ["ramp"], bench => InRamps(bench, share => share * share), Cycles),
        new("pulse inverted in a ramp", "one", ["polarity"], bench => bench.Train.EachPhase((number, phase) => number == InRamp(bench) ? phase.Scaled(-1) : phase), Cycles),
        new("width wrong in ramps", "20 %", ["width"], bench => bench.Train.EachPhase((_, phase) => Math.Abs(phase.Amps) < 0.9 * Amps(bench) ? phase.Widened(1.2) : phase), Cycles),
        new("last burst too high", "8 %", ["amplitude"], bench => Scaled(bench, number => number >= LastBegin(bench) ? 1.08 : 1), Cycles),
        new("single pulse in the off time", "full", ["off-time", "stray", "ramp", "output", "period", "on-time"], bench => InOffTime(bench, 1), Cycles),
        new("single pulse in the off time", "a tenth", ["off-time", "stray", "ramp", "rest", "period", "on-time"], bench => InOffTime(bench, 0.1), Cycles),
        new("off time", "8 % longer", ["off-time"], bench => LongOffTime(bench, 1.08), Cycles),
        new("contact check before the second burst", "a second of 50 %", ["ramp", "contact", "on-time"], SecondCheck, Cycles),
    ];

    /// <summary>Current of the pulses as a sine of ten of them.</summary>
    public static Degradation Swing(double share) =>
        new("current wanders", $"± {100 * share:0} % over ten pulses, mean right", ["amplitude"], bench => Scaled(bench, number => 1 + (share * Math.Sin(number * 0.628))), Any);

    /// <summary>A tenth of one phase is lower.</summary>
    public static Degradation NotchOf(double share) =>
        new("notch", $"{100 * share:0} % for a tenth of one phase", ["mask", "stray", "polarity", "period", "width"], bench => Notch(bench, 0.1, share), Any);

    /// <summary>Three pulses that the judge may take for the end of a ramp.</summary>
    public static Degradation LowAtBeginning(double share) =>
        new("low at the beginning", $"three pulses, {100 * share:0} %", ["ramp", "amplitude"], bench => Scaled(bench, number => number < 3 ? 1 - share : 1), Continuous);

    /// <summary>A pulse that comes late by a share of the period.</summary>
    public static Degradation Late(double share) =>
        new("one pulse late", $"{100 * share:0} % of the period", ["period"], bench => Moved(bench, number => number == Middle(bench) ? share : 0), HasPause);

    private static double Period(JudgeBench bench) => 1 / bench.Expected.FrequencyHertz;

    private static double Width(JudgeBench bench) => bench.Expected.PhaseWidthMicros * 1e-6;

    private static double Amps(JudgeBench bench) => bench.Expected.AmplitudeMicroAmps * 1e-6;

    /// <summary>A pulse at the level, in the middle of the capture or of the first on time.</summary>
    private static int Middle(JudgeBench bench) => Cycles(bench)
        ? Enumerable.Range(0, bench.Train.Pulses.Count).First(number => bench.Train.Pulses[number][0].Start > bench.Train.Pulses[0][0].Start + (0.6 * bench.Expected.OnSeconds!.Value))
        : bench.Train.Pulses.Count / 2;

    private static PhaseTrain Scaled(JudgeBench bench, Func<int, double> factor) => bench.Train.EachPhase((number, phase) => phase.Scaled(factor(number)));

    private static PhaseTrain Moved(JudgeBench bench, Func<int, double> periods) => bench.Train.EachPhase((number, phase) => phase.Moved(periods(number) * Period(bench)));

    private static PhaseTrain Notch(JudgeBench bench, double share, double depth)
    {
        Phase phase = bench.Train.Pulses[Middle(bench)][0];
        double half = share / 2 * phase.Width;
        return bench.Train.Over(seconds => Math.Abs(seconds - phase.Start - (0.55 * phase.Width)) < half ? -depth * phase.Amps : 0);
    }

    private static PhaseTrain InPause(JudgeBench bench, double from, double to, double share)
    {
        double end = bench.Train.Pulses[Middle(bench)][^1].End;
        double pause = bench.Train.Pulses[Middle(bench) + 1][0].Start - end;
        return bench.Train.Over(seconds => seconds > end + (from * pause) && seconds < end + (to * pause) ? share * Amps(bench) : 0);
    }

    private static PhaseTrain Reverse(JudgeBench bench) => bench.Train.Each((_, pulse) =>
        [.. pulse, new Phase(pulse[^1].End + (0.05 * Width(bench)), pulse[^1].End + (0.8 * Width(bench)), -0.15 * pulse[^1].Amps)]);

    private static PhaseTrain Echo(JudgeBench bench) => bench.Train with
    {
        Pulses = [.. bench.Train.Pulses.SelectMany(pulse => new[] { pulse, [.. pulse.Select(phase => phase.Moved((pulse[^1].End - pulse[0].Start) + (0.05 * Period(bench))).Scaled(0.1))] })],
    };

    private static PhaseTrain UnevenRows(JudgeBench bench)
    {
        // Every second change of polarity comes one pulse late.
        IReadOnlyList<IReadOnlyList<Phase>> all = bench.Train.Pulses;
        List<int> changes = [.. Enumerable.Range(1, all.Count - 1).Where(number => all[number][0].Amps * all[number - 1][0].Amps < 0)];
        HashSet<int> late = [.. changes.Where((_, at) => at % 2 == 0)];
        return bench.Train.EachPhase((number, phase) => late.Contains(number) ? phase.Scaled(-1) : phase);
    }

    private static List<int> Begins(JudgeBench bench) =>
        [0, .. Enumerable.Range(1, bench.Train.Pulses.Count - 1).Where(number => bench.Train.Pulses[number][0].Start - bench.Train.Pulses[number - 1][^1].End > 1)];

    private static int LastBegin(JudgeBench bench) => Begins(bench)[^1];

    private static int InRamp(JudgeBench bench) => Begins(bench)[1] + 10;

    /// <summary>Bends the ramps up: pulses below the level get another height by their share of it.</summary>
    private static PhaseTrain InRamps(JudgeBench bench, Func<double, double> bend) => bench.Train.EachPhase((_, phase) =>
    {
        double share = Math.Abs(phase.Amps) / Amps(bench);
        return share < 0.95 ? phase with { Amps = Math.Sign(phase.Amps) * bend(share) * Amps(bench) } : phase;
    });

    private static PhaseTrain InOffTime(JudgeBench bench, double share)
    {
        int next = Begins(bench)[1];
        List<IReadOnlyList<Phase>> pulses = [.. bench.Train.Pulses];
        double start = (pulses[next - 1][^1].End + pulses[next][0].Start) / 2;
        pulses.Insert(next, [.. pulses[Middle(bench)].Select(phase => phase.Moved(start - pulses[Middle(bench)][0].Start).Scaled(share))]);
        return bench.Train with { Pulses = pulses };
    }

    private static PhaseTrain LongOffTime(JudgeBench bench, double factor)
    {
        int next = Begins(bench)[1];
        double shift = (factor - 1) * bench.Expected.OffSeconds!.Value;
        return bench.Train.Each((number, pulse) => number < next ? pulse : [.. pulse.Select(phase => phase.Moved(shift))]) with { Seconds = bench.Train.Seconds + shift };
    }

    private static PhaseTrain SecondCheck(JudgeBench bench)
    {
        int next = Begins(bench)[1];
        List<IReadOnlyList<Phase>> pulses = [.. bench.Train.Pulses];
        IReadOnlyList<Phase> model = pulses[Middle(bench)];
        double first = pulses[next][0].Start;
        for (int number = 0; number < 10; number++)
        {
            double start = first - ((10 - number) * Period(bench));
            pulses.Insert(next + number, [.. model.Select(phase => phase.Moved(start - model[0].Start).Scaled(0.5))]);
        }

        return bench.Train with { Pulses = pulses };
    }
}
