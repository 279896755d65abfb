using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>What sessions of the virtual board deliver, one for each kind of program.</summary>
internal static class SessionTrains
{
    // Phases closer together than this are of one pulse.
    private const double Together = 1e-3;

    private static readonly Lazy<IReadOnlyList<JudgeBench>> Benches = new(() =>
    [
        JudgeBenches.Ems(Of(ProgramCatalogue.Find("ems-short-contractions"), 20_000, 8)),
        JudgeBenches.Facial(Of(ProgramCatalogue.Find("ms-facial"), 200, 11)),
        JudgeBenches.Alternating(Of(ProgramCatalogue.Find("ms-ten-and-ten"), 200, 15)),
        JudgeBenches.SlowSquare(Of(ProgramCatalogue.Find("ms-slow-square"), 200, 18)),
        JudgeBenches.Monophasic(Of(ProgramCatalogue.Find("ms-positive"), 200, 14)),
        JudgeBenches.Cycles(Of(Cycles(1000), 200, 37)),
        JudgeBenches.SlowCycles(Of(Cycles(2000), 200, 39)),
    ]);

    // The current moves by 2 µA at a time. In steps as large as twice the limit of a rest, noise-free values could be those of a coarse converter, and the
    // judge would rightly leave the rest open.
    private static TreatmentProgram Cycles(int rampDownMillis) => new(
        "cycles",
        "monophasic in cycles",
        StimulationMode.Microcurrent,
        [new TreatmentSegment(new PulseTrain(PulseShape.MonophasicPositive, 10_000, 20_000, 0), 60, 2000, 10_000, rampDownMillis, 12_000, 100)]);

    /// <summary>Right captures.</summary>
    public static IReadOnlyList<JudgeBench> All => Benches.Value;

    private static PhaseTrain Of(TreatmentProgram program, int microAmps, int seconds)
    {
        Rows rows = new();
        SessionRunner.Run(new SessionRequest { Program = program, IntensityMicroAmps = microAmps, Load = LoadModel.Parse("500ohm"), Seconds = seconds, Probe = rows });
        return PhaseTrain.Of(rows.All, Together);
    }

    private sealed class Rows : ILoadProbe
    {
        public List<(double Seconds, double Amps)> All { get; } = [(0, 0)];

        // Where the pulses stop within a phase of a ramp down, the set-point's tail of some 0.1 nA stays for the whole off time: no phase.
        public void Sample(long nanos, double electrodeVolts, double electrodeAmps) => All.Add((nanos * 1e-9, Math.Abs(electrodeAmps) < 1e-9 ? 0 : electrodeAmps));
    }
}
