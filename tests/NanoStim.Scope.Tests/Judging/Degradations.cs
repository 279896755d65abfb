using System.Globalization;
using NanoStim.Scope.Judging;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>Ways to be wrong, by class and by size. The classes take any size, so that sizes other than those listed can be tried.</summary>
internal static class Degradations
{
    private static readonly Func<JudgeBench, bool> Any = _ => true;
    private static readonly Func<JudgeBench, bool> Biphasic = bench => bench.Expected.Polarity == PolarityOrder.Biphasic;
    private static readonly Func<JudgeBench, bool> Cycles = bench => bench.Expected.OnSeconds is not null;
    private static readonly Func<JudgeBench, bool> Continuous = bench => bench.Expected.OnSeconds is null;
    private static readonly Func<JudgeBench, bool> Rows = bench => bench.Expected.Polarity == PolarityOrder.Alternating;

    // Where a pulse nearly fills its period, nothing fits into the pause.
    private static readonly Func<JudgeBench, bool> HasPause = bench => bench.Expected.PulseSeconds() < 0.6 / bench.Expected.FrequencyHertz;

    public static IReadOnlyList<Degradation> All =>
    [
        .. Sizes([1.07, 1.09, 1.15, 1.3, 2, 0.93, 0.9, 0.7, 0.4], Amplitude),
        .. Sizes([1.07, 1.3, 3.245, 0.9, 0.6], factor => SomeAmplitude(factor, 0.4)),
        .. Sizes([2, 1.3, 1.12, 0.5, 0.85], OneAmplitude),
        .. Sizes([0.12, 0.3, -0.2, -0.1, -0.08], Drift),
        .. Sizes([1, 3], Extra),
        .. Sizes([1, 4, 10], Missing),
        .. Sizes([0.3, 0.1], Dead),
        .. Sizes([0.3, 0.15], DeadStart),
        .. Sizes([10, 3, 1], Inverted),
        .. Sizes([0.5, 0.25, 0.15, -0.25], Droop),
        .. Sizes([1.03, 1.05, 0.95], Imbalance),
        .. Sizes([1.03, 1.1, 1.5, 0.96, 0.8], Width),
        .. Sizes([1.05, 0.9], OneSideWidth),
        .. Sizes([1.2, 0.5], OneWidth),
        .. Sizes([1.02, 1.1, 0.97, 0.5], Rate),
        .. Sizes([0.02, 0.1], Jitter),
        .. Sizes([40e-6, 0.15], Gap),
        .. Sizes([0.03, 0.1, -0.05], DirectCurrent),
        .. Sizes([0.05, 0.3], PartOfDirectCurrent),
        .. Sizes([0.4, 1, -0.5], Spike),
        .. Sizes([0.4, 1], SpikeInPause),
        .. Sizes([0.1, 0.2], SlowEdges),
        new("shape", "half sine", ["amplitude", "droop", "rise", "mask", "width", "phase-charge"], bench => bench.Train with { Shape = share => 1.2 * Math.Sin(Math.PI * Math.Clamp(share, 0, 1)) }, Any),
        new("shape", "triangle", ["amplitude", "droop", "rise", "mask", "width"], bench => bench.Train with { Shape = share => 2 - (4 * Math.Abs(share - 0.5)) }, Any),
        new("shape", "exponential", ["amplitude", "droop", "mask", "width"], bench => bench.Train with { Shape = share => 2 * Math.Exp(-2 * share) }, Any),
        new("split", "each phase in two", ["stray", "polarity", "period", "mask", "width"], bench => bench.Train with { Shape = share => share is > 0.4 and < 0.6 ? 0 : 1 }, Any),
        new("no output", "flat", ["pulses"], bench => bench.Train with { Pulses = [] }, Any),
        new("units", "mA for µA", ["amplitude", "over-current", "microcurrent"], bench => bench.Train.EachPhase((_, phase) => phase.Scaled(1000)), bench => bench.Expected.IsMicrocurrent),
        new("short", "two pulses", ["pulses"], bench => bench.Train.Cut(0, 2.2 / bench.Expected.FrequencyHertz), Continuous),
        new("order", "phases swapped", ["polarity"], bench => bench.Train.EachPhase((_, phase) => phase.Scaled(-1)), bench => !Rows(bench)),
        new("rows", "one pulse more", ["rows"], bench => LongRow(bench, 1), bench => Rows(bench) && bench.Expected.PulsesPerPolarity < 50),
        new("rows", "three pulses more", ["rows"], bench => LongRow(bench, 3), Rows),
        new("rows", "a row without change", ["rows"], bench => LongRow(bench, bench.Expected.PulsesPerPolarity), Rows),
        .. Sizes([0.6, 0.2], InOffTime),
        .. Sizes([0.5, 2], OffTime),
        .. Sizes([0.6], OnTime),
        .. Sizes([0], Ramp),
        .. Sizes([2, 0.4], OneOfRamp),
    ];

    public static Degradation Amplitude(double factor) =>
        new("current of all pulses", Times(factor), ["amplitude"], bench => bench.Train.EachPhase((_, phase) => phase.Scaled(factor)), Any);

    public static Degradation SomeAmplitude(double factor, double share) =>
        new("current of some pulses", $"{share:0.##} of them {Times(factor)}", ["amplitude"], bench => bench.Train.EachPhase((number, phase) => number * 0.618 % 1 < share ? phase.Scaled(factor) : phase), Any);

    public static Degradation OneAmplitude(double factor) =>
        new("current of one pulse", Times(factor), ["amplitude"], bench => bench.Train.EachPhase((number, phase) => number == Middle(bench) ? phase.Scaled(factor) : phase), Any);

    public static Degradation OneOfRamp(double factor) =>
        new("current of one pulse of a ramp", Times(factor), ["ramp-up"], bench => bench.Train.EachPhase((number, phase) => number == InRamp(bench) ? phase.Scaled(factor) : phase), Cycles);

    public static Degradation Drift(double share) =>
        new("drift of the current", Share(share), ["amplitude", "ramp"], bench => bench.Train.EachPhase((number, phase) => phase.Scaled(1 + (share * number / bench.Train.Pulses.Count))), Continuous);

    public static Degradation Extra(double count) => new("pulse too many", Times(count), ["period", "polarity"], bench =>
    {
        double half = 0.5 / bench.Expected.FrequencyHertz;
        return bench.Train with { Pulses = [.. bench.Train.Pulses.SelectMany((pulse, number) => number >= Middle(bench) && number < Middle(bench) + count ? new[] { pulse, [.. pulse.Select(phase => phase.Moved(half))] } : [pulse])] };
    }, bench => bench.Expected.PulseSeconds() < 0.45 / bench.Expected.FrequencyHertz);

    public static Degradation Missing(double every) => new("pulse missing", every == 1 ? "one" : $"every {every:0}.", ["period"], bench =>
        bench.Train.Each((number, pulse) => (every == 1 ? number == Middle(bench) : number % (int)every == (int)every - 2 && number > 1 && number < bench.Train.Pulses.Count - 2) ? null : pulse), bench => bench.Train.Pulses.Count > 2 * every + 4);

    public static Degradation Dead(double share) =>
        new("output ends early", Share(share), ["output"], bench => bench.Train.Each((_, pulse) => pulse[0].Start > (1 - share) * bench.Train.Seconds ? null : pulse), bench => Continuous(bench) && bench.Train.Seconds * share > 2.2 / bench.Expected.FrequencyHertz);

    public static Degradation DeadStart(double share) =>
        new("output begins late", Share(share), ["output"], bench => bench.Train.Each((_, pulse) => pulse[0].Start < share * bench.Train.Seconds ? null : pulse), bench => Continuous(bench) && bench.Train.Seconds * share > 2.2 / bench.Expected.FrequencyHertz);

    public static Degradation Inverted(double every) => new("pulse inverted", every == 1 ? "one" : $"every {every:0}.", ["polarity", "rows"], bench =>
        bench.Train.EachPhase((number, phase) => (every == 1 ? number == Middle(bench) : number % (int)every == 1 && number > 1) ? phase.Scaled(-1) : phase), bench => bench.Train.Pulses.Count > every + 4);

    public static Degradation Droop(double share) =>
        new("droop", Share(share), ["droop"], bench => bench.Train.EachPhase((_, phase) => phase with { Droop = share }), Any);

    public static Degradation Imbalance(double factor) =>
        new("imbalance", Times(factor), ["balance"], bench => bench.Train.EachPhase((_, phase) => phase.Amps < 0 ? phase.Scaled(factor) : phase), bench => bench.Expected.IsBalanced);

    public static Degradation Width(double factor) =>
        new("width of all phases", Times(factor), ["width"], bench => bench.Train.Each((_, pulse) => Widened(pulse, factor, _ => true)), bench => bench.Expected.PulseSeconds() * factor < 0.95 / bench.Expected.FrequencyHertz);

    public static Degradation OneSideWidth(double factor) =>
        new("width of one side", Times(factor), ["width-", "balance"], bench => bench.Train.Each((_, pulse) => Widened(pulse, factor, phase => phase.Amps < 0)), bench => bench.Expected.IsBalanced && HasPause(bench));

    public static Degradation OneWidth(double factor) =>
        new("width of one pulse", Times(factor), ["width", "stray"], bench => bench.Train.Each((number, pulse) => number == Middle(bench) ? Widened(pulse, factor, _ => true) : pulse), HasPause);

    public static Degradation Rate(double factor) => new("rate", Times(factor), ["frequency", "period"], bench => bench.Train.Each((_, pulse) =>
    {
        double start = pulse[0].Start;
        return [.. pulse.Select(phase => phase.Moved((start / factor) - start))];
    }) with
    { Seconds = bench.Train.Seconds / factor }, bench => Continuous(bench) && bench.Expected.PulseSeconds() * factor < 0.95 / bench.Expected.FrequencyHertz);

    public static Degradation Jitter(double share) => new("jitter", Share(share), ["period"], bench => bench.Train.Each((number, pulse) =>
        [.. pulse.Select(phase => phase.Moved(share / bench.Expected.FrequencyHertz * ((number * 0.618 % 1) - 0.5)))]), bench => bench.Expected.PulseSeconds() < 0.85 / bench.Expected.FrequencyHertz);

    public static Degradation Gap(double longer) => new("interphase gap", longer < 1e-3 ? $"{longer * 1e6:0} µs longer" : $"{Share(longer)} of the phase longer", ["gap"], bench =>
        bench.Train.Each((_, pulse) => pulse.Count < 2 ? pulse : [pulse[0], pulse[1].Moved(longer < 1e-3 ? longer : longer * bench.Expected.PhaseWidthMicros * 1e-6)]), bench => Biphasic(bench) && (longer > 1e-3 || !bench.Expected.IsMicrocurrent));

    public static Degradation DirectCurrent(double share) =>
        new("direct current", Share(share), ["rest", "stray"], bench => bench.Train.Over(_ => share * bench.Expected.AmplitudeMicroAmps * 1e-6), Any);

    public static Degradation PartOfDirectCurrent(double share) => new("direct current for a while", Share(share), ["rest", "stray", "mask", "period", "polarity", "width", "amplitude", "off-time"], bench =>
        bench.Train.Over(seconds => seconds > 0.4 * bench.Train.Seconds && seconds < 0.7 * bench.Train.Seconds ? share * bench.Expected.AmplitudeMicroAmps * 1e-6 : 0), Any);

    public static Degradation Spike(double share) => new("spike in a phase", Share(share), ["mask"], bench =>
    {
        Phase phase = bench.Train.Pulses[Middle(bench)][0];
        return bench.Train.Over(seconds => Math.Abs(seconds - phase.Start - (0.6 * phase.Width)) < 0.015 * phase.Width ? share * phase.Amps : 0);
    }, Any);

    public static Degradation SpikeInPause(double share) => new("spike in a pause", Share(share), ["stray", "polarity", "period", "mask"], bench =>
    {
        IReadOnlyList<Phase> pulse = bench.Train.Pulses[Middle(bench)];
        double at = (pulse[^1].End + bench.Train.Pulses[Middle(bench) + 1][0].Start) / 2;
        return bench.Train.Over(seconds => Math.Abs(seconds - at) < 0.02 * pulse[0].Width ? share * bench.Expected.AmplitudeMicroAmps * 1e-6 : 0);
    }, Any);

    public static Degradation SlowEdges(double share) =>
        new("slow edges", Share(share), ["rise"], bench => bench.Train with { EdgeSeconds = share * bench.Expected.PhaseWidthMicros * 1e-6 }, HasPause);

    public static Degradation InOffTime(double share) => new("pulses in the off time", Times(share), ["ramp", "off-time", "amplitude", "period"], bench =>
    {
        List<IReadOnlyList<Phase>> pulses = [.. bench.Train.Pulses];
        int before = Enumerable.Range(0, pulses.Count - 1).First(number => pulses[number + 1][0].Start - pulses[number][^1].End > 1);
        double from = pulses[before][^1].End + 1;
        IReadOnlyList<Phase> model = pulses[Middle(bench)];
        for (int number = 0; number < 8; number++)
        {
            double start = from + (number / bench.Expected.FrequencyHertz);
            pulses.Insert(before + 1 + number, [.. model.Select(phase => phase.Moved(start - model[0].Start).Scaled(share))]);
        }

        return bench.Train with { Pulses = pulses };
    }, Cycles);

    public static Degradation OffTime(double factor) => new("off time", Times(factor), ["off-time"], bench =>
    {
        int before = Enumerable.Range(0, bench.Train.Pulses.Count - 1).First(number => bench.Train.Pulses[number + 1][0].Start - bench.Train.Pulses[number][^1].End > 1);
        double gap = bench.Train.Pulses[before + 1][0].Start - bench.Train.Pulses[before][^1].End;
        double shift = (factor - 1) * gap;
        return bench.Train.Each((number, pulse) => number <= before ? pulse : [.. pulse.Select(phase => phase.Moved(shift))]) with { Seconds = bench.Train.Seconds + shift };
    }, Cycles);

    /// <summary>Takes pulses out of the middle of the first on time, and closes the hole.</summary>
    public static Degradation OnTime(double factor) => new("on time", Times(factor), ["on-time"], bench =>
    {
        double on = bench.Expected.OnSeconds!.Value;
        int out_ = (int)((1 - factor) * on * bench.Expected.FrequencyHertz);
        double shift = -out_ / bench.Expected.FrequencyHertz;
        int from = Enumerable.Range(0, bench.Train.Pulses.Count).First(number => bench.Train.Pulses[number][0].Start > bench.Train.Pulses[0][0].Start + 0.45 * on + 2);
        return bench.Train.Each((number, pulse) => number >= from && number < from + out_ ? null : number < from ? pulse : [.. pulse.Select(phase => phase.Moved(shift))]) with { Seconds = bench.Train.Seconds + shift };
    }, Cycles);

    /// <summary>Raises all pulses of the ramps to the level.</summary>
    public static Degradation Ramp(double none) => new("ramp", "none", ["ramp"], bench =>
        bench.Train.EachPhase((_, phase) => phase with { Amps = Math.Sign(phase.Amps) * bench.Expected.AmplitudeMicroAmps * 1e-6 }), Cycles);

    private static IEnumerable<Degradation> Sizes(double[] sizes, Func<double, Degradation> make) => sizes.Select(make);

    /// <summary>A pulse at the level, in the middle of the capture or of the first on time.</summary>
    private static int Middle(JudgeBench bench) => Cycles(bench) ? Enumerable.Range(0, bench.Train.Pulses.Count).First(number => bench.Train.Pulses[number][0].Start > bench.Train.Pulses[0][0].Start + (0.6 * bench.Expected.OnSeconds!.Value)) : bench.Train.Pulses.Count / 2;

    /// <summary>A pulse of the second ramp up.</summary>
    private static int InRamp(JudgeBench bench) => 4 + Enumerable.Range(1, bench.Train.Pulses.Count - 1).First(number => bench.Train.Pulses[number][0].Start - bench.Train.Pulses[number - 1][^1].End > 1);

    private static List<Phase> Widened(IReadOnlyList<Phase> pulse, double factor, Func<Phase, bool> which)
    {
        List<Phase> phases = [];
        double shift = 0;
        foreach (Phase phase in pulse)
        {
            Phase moved = phase.Moved(shift);
            phases.Add(which(phase) ? moved.Widened(factor) : moved);
            shift += which(phase) ? phase.Width * (factor - 1) : 0;
        }

        return phases;
    }

    private static PhaseTrain LongRow(JudgeBench bench, int pulses)
    {
        // From a change on, the polarity stays for so many pulses longer.
        IReadOnlyList<IReadOnlyList<Phase>> all = bench.Train.Pulses;
        int change = Enumerable.Range(1, all.Count - 1).First(number => number > all.Count / 3 && all[number][0].Amps * all[number - 1][0].Amps < 0);
        return bench.Train.EachPhase((number, phase) => number >= change && number < change + pulses ? phase.Scaled(-1) : phase);
    }

    private static string Times(double factor) => string.Create(CultureInfo.InvariantCulture, $"× {factor:0.###}");

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");

    private static double PulseSeconds(this Expectation expected) => expected.PhaseWidthMicros * 1e-6 * (expected.Polarity == PolarityOrder.Biphasic ? 2 : 1);
}
