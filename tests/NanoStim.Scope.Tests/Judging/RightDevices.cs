namespace NanoStim.Scope.Tests.Judging;

/// <summary>Devices and captures that differ from the program by less than the tolerances: the judge must not refuse them.</summary>
internal static class RightDevices
{
    public static readonly IReadOnlyList<ScopeModel> Scopes = [ScopeModel.Ideal, new("8 bit, 1 % noise", 8, 0.01, 0, 0.11), new("12 bit", 12, 0.002, 0, 0.6)];

    public static IReadOnlyList<(string Name, Func<JudgeBench, JudgeBench> Change)> All =>
    [
        ("2 % high", bench => Each(bench, phase => phase.Scaled(1.02))),
        ("3 % low", bench => Each(bench, phase => phase.Scaled(0.97))),
        ("droop of 3 %", bench => Each(bench, phase => phase with { Droop = 0.03 })),
        ("direct current of 0.3 %", bench => bench with { Train = bench.Train.Over(_ => 0.003 * bench.Expected.AmplitudeMicroAmps * 1e-6) }),
        ("edges of 2 % of the width", bench => bench with { Train = bench.Train with { EdgeSeconds = 0.02 * bench.Expected.PhaseWidthMicros * 1e-6 } }),
        ("negative phases 0.8 % low", bench => Each(bench, phase => phase.Amps < 0 ? phase.Scaled(0.992) : phase)),
        ("widths 0.7 % larger", bench => Each(bench, phase => phase.Widened(1.007))),
        ("current that wanders by 2 %", bench => bench with { Train = bench.Train.EachPhase((number, phase) => phase.Scaled(1 + (0.02 * Math.Sin(number)))) }),
        ("capture ends in a pulse", bench => bench with { Train = bench.Train with { Seconds = bench.Train.Pulses[^1][0].Start + (0.4 * bench.Expected.PhaseWidthMicros * 1e-6) } }),
        ("probe reversed, direction unknown", bench => Each(bench, phase => phase.Scaled(-1)) with { Expected = bench.Expected with { PolarityIsKnown = false } }),
        ("time base off by 0.2 %", bench => bench with { Train = bench.Train with { Seconds = bench.Train.Seconds * 1.002, Pulses = [.. bench.Train.Pulses.Select(pulse => (IReadOnlyList<Phase>)[.. pulse.Select(phase => new Phase(phase.Start * 1.002, phase.End * 1.002, phase.Amps))])] } }),
    ];

    private static JudgeBench Each(JudgeBench bench, Func<Phase, Phase> change) => bench with { Train = bench.Train.EachPhase((_, phase) => change(phase)) };
}
