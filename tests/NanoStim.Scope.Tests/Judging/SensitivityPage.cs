using System.Globalization;
using System.Text;
using NanoStim.Scope.Judging;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>docs/judge-sensitivity.md: the smallest error of each kind that the judge does not pass, by noise and bits.</summary>
internal static class SensitivityPage
{
    /// <summary>Oscilloscopes of the table: a column each.</summary>
    public static readonly IReadOnlyList<ScopeModel> Scopes =
    [
        new("ideal", 0, 0, 0, 0.3),
        new("12 bit, 0.2 %", 12, 0.002, 0, 0.3),
        new("8 bit, no noise", 8, 0, 0, 0.3),
        new("8 bit, 1 %", 8, 0.01, 0, 0.3),
        new("8 bit, 2 %", 8, 0.02, 0, 0.3),
        new("8 bit, 3 %", 8, 0.03, 0, 0.3),
    ];

    // Errors from small to large: a row of the table has the first that is never passed in any of the tries.
    private static readonly double[] Steps = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1];
    private static readonly int[] Seeds = [1, 2];

    /// <summary>Kinds of errors: a row each.</summary>
    public static IReadOnlyList<(string Name, Func<double, Degradation> Make)> Kinds =>
    [
        ("current of all pulses, higher", size => Degradations.Amplitude(1 + size)),
        ("current of all pulses, lower", size => Degradations.Amplitude(1 - size)),
        ("current of one pulse", size => Degradations.OneAmplitude(1 + size)),
        ("drift of the current over the capture", Degradations.Drift),
        ("droop from the beginning of a phase to its end", Degradations.Droop),
        ("width of all phases", size => Degradations.Width(1 + size)),
        ("width of one pulse", size => Degradations.OneWidth(1 + size)),
        ("negative phase higher than the positive one", size => Degradations.Imbalance(1 + size)),
        ("rate", size => Degradations.Rate(1 + size)),
        ("jitter of the period", Degradations.Jitter),
        ("direct current, by the amplitude", Degradations.DirectCurrent),
        ("spike in a phase, 3 % of its width", Degradations.Spike),
        ("spike in a pause, 4 % of the phase width", Degradations.SpikeInPause),
        ("time constant of the edges, by the width", Degradations.SlowEdges),
        ("jitter of the width, from the narrowest to the widest", DeviceFaults.WidthJitter),
        ("width of the negative phase only", size => Degradations.OneSideWidth(1 + size)),
        ("interphase gap, longer by a share of the phase width", Degradations.Gap),
        ("current of four pulses in ten", size => Degradations.SomeAmplitude(1 + size, 0.4)),
        ("current that wanders, mean right", SubtleFaults.Swing),
        ("direct current for a third of the capture", Degradations.PartOfDirectCurrent),
        ("tail of one phase width after each pulse, by the current", size => DeviceFaults.ShortTail(size)),
        ("tail for the whole pause, by the current", DeviceFaults.LongTail),
        ("ringing after each edge, first overshoot by the current", DeviceFaults.Ringing),
        ("overshoot for a twelfth of each phase", DeviceFaults.Overshoot),
        ("clipped below the current by", DeviceFaults.Clipped),
        ("hum of 50 Hz", DeviceFaults.Hum),
        ("notch for a tenth of one phase", SubtleFaults.NotchOf),
        ("pulses lower at the beginning of the capture", SubtleFaults.LowAtBeginning),
        ("one pulse late, by the period", SubtleFaults.Late),
    ];

    /// <summary>The whole page.</summary>
    public static string Text(JudgeBench bench)
    {
        StringBuilder text = new();
        text.Append("# What the judge sees\n\n");
        text.Append("The smallest error of each kind that `nanostim scope judge` never passes (it fails, or is inconclusive), by the bits of the oscilloscope\n");
        text.Append("over 2.5 times the amplitude and by its noise (standard deviation by the amplitude). In brackets, where it differs: the smallest\n");
        text.Append("that always fails. Made of a capture of the virtual board (50 Hz, 300 µs, 20 mA, 1 µs a sample, 10 pulses), which the judge passes\n");
        text.Append($"in all columns but those marked *; each size with {Seeds.Length} seeds of the noise. Written by a test: `NANOSTIM_ACCEPT=1 dotnet test tests/NanoStim.Scope.Tests`.\n\n");
        text.Append("| error | ").AppendJoin(" | ", Scopes.Select(scope => scope.Name + (Passes(bench, scope) ? string.Empty : " *"))).Append(" |\n");
        text.Append("| --- |").Insert(text.Length, " --- |", Scopes.Count).Append('\n');
        foreach ((string name, Func<double, Degradation> make) in Kinds)
        {
            text.Append("| ").Append(name).Append(" | ").AppendJoin(" | ", Scopes.Select(scope => Cell(bench, scope, make))).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>One cell of the table.</summary>
    public static string Cell(JudgeBench bench, ScopeModel scope, Func<double, Degradation> make)
    {
        double? seen = null;
        double? failed = null;
        foreach (double size in Steps)
        {
            JudgeVerdict[] verdicts = [.. Seeds.Take(scope.Noise > 0 ? Seeds.Length : 1).Select(seed => bench.Judge(make(size).Change(bench), scope, seed).Verdict)];
            seen = verdicts.Contains(JudgeVerdict.Pass) ? null : seen ?? size;
            failed = verdicts.All(verdict => verdict == JudgeVerdict.Fail) ? size : null;
            if (failed is not null)
            {
                break;
            }
        }

        return (seen, failed) switch
        {
            (null, _) => "not seen",
            ({ } size, null) => $"{Share(size)} (-)",
            ({ } size, { } sure) => size == sure ? Share(size) : $"{Share(size)} ({Share(sure)})",
        };
    }

    private static bool Passes(JudgeBench bench, ScopeModel scope) => Seeds.All(seed => bench.Judge(bench.Train, scope, seed).Verdict == JudgeVerdict.Pass);

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
