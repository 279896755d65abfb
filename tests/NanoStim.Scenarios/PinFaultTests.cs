using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Scenarios;

/// <summary>
/// Every pin of the pin map stuck, every PWM channel dead, every bridge switch shorted or open: before power-up, in the ramp, in mid-session.
/// Judged by the current in the load against bounds that are written here, not by what the firmware believed.
/// </summary>
internal sealed class PinFaultTests
{
    // SR-4 and SR-7: the charge that a phase may have, and that may flow one way. SR-2: microcurrent stays below 1 mA.
    private const double MaxEmsPhaseNanoCoulombs = 24_480;
    private const double MaxEmsNetNanoCoulombs = 770_000;
    private const double MaxMicrocurrentNetNanoCoulombs = 118_800_000;
    private const double MaxMicrocurrentPhaseNanoCoulombs = 600_000;
    private const double MicrocurrentPeakMicroAmps = 1_000;

    // Seconds of session that a fault has to show in, or to do harm in.
    private const int Steps = 1_200;
    private const int AfterSteps = 50;

    // SR-3: two comparators let 20 µs pass above 67.3 mA; the meter shows the peak of that time as well.
    private const double EmsPeakMicroAmps = 67_300;

    private static readonly string[] s_programs = ["ems-quadriceps", "ems-abdominal", "ms-facial", "ms-slow-square", "ms-positive"];

    private static IEnumerable<TestCaseData> Cases =>
        from fault in BoardFault.All
        where fault.Name.StartsWith("gpio-", StringComparison.Ordinal) && fault.Name.Contains("stuck", StringComparison.Ordinal)
        select new TestCaseData(fault.Name);

    private static IEnumerable<TestCaseData> Channels =>
        from fault in BoardFault.All
        where fault.Name.StartsWith("pwm-", StringComparison.Ordinal) && fault.Name.EndsWith("-dead", StringComparison.Ordinal)
        select new TestCaseData(fault.Name);

    private static IEnumerable<TestCaseData> Switches =>
        from fault in BoardFault.All
        where fault.Name.StartsWith("bridge-q", StringComparison.Ordinal)
        select new TestCaseData(fault.Name);

    [TestCaseSource(nameof(Cases))]
    [TestCaseSource(nameof(Channels))]
    [TestCaseSource(nameof(Switches))]
    [Requirement("SR-2")]
    [Requirement("SR-4")]
    [Requirement("SR-7")]
    [Requirement("SR-27")]
    public void Load_stays_within_its_bounds(string fault)
    {
        foreach (string program in s_programs)
        {
            foreach (Moment moment in Enum.GetValues<Moment>())
            {
                Outcome outcome = Run(fault, program, moment);
                Assert.That(outcome.Violation, Is.Null, $"{program}, {moment}");
            }
        }
    }

    [TestCase("gpio-25-stuck-low", "ems-quadriceps", Moment.PowerUp, FaultCode.ProtectionFailed)]
    [TestCase("gpio-25-stuck-low", "ms-facial", Moment.MidSession, FaultCode.PhaseMissing)]
    [TestCase("gpio-26-stuck-low", "ems-quadriceps", Moment.MidSession, FaultCode.PhaseMissing)]
    [TestCase("gpio-26-stuck-low", "ms-facial", Moment.MidSession, FaultCode.PhaseMissing)]
    [TestCase("gpio-25-stuck-high", "ems-quadriceps", Moment.MidSession, FaultCode.HardwareTrip)]
    [TestCase("gpio-26-stuck-high", "ems-quadriceps", Moment.MidSession, FaultCode.HardwareTrip)]
    [TestCase("gpio-33-stuck-high", "ms-facial", Moment.PowerUp, FaultCode.SelfTestFailed)]
    [TestCase("gpio-13-stuck-low", "ms-facial", Moment.PowerUp, FaultCode.ButtonHeld)]
    [TestCase("bridge-q1-open", "ms-facial", Moment.MidSession, FaultCode.PhaseMissing)]
    [TestCase("bridge-q4-short", "ems-quadriceps", Moment.MidSession, FaultCode.HardwareTrip)]
    [TestCase("bridge-q3-short", "ms-facial", Moment.MidSession, FaultCode.PhaseMissing)]
    [Requirement("SR-7")]
    [Requirement("SR-27")]
    [Requirement("SR-21")]
    public void Fault_is_named(string fault, string program, object moment, FaultCode expected)
    {
        Assert.That(Run(fault, program, (Moment)moment).Fault, Is.EqualTo(expected));
    }

    /// <summary>A switch that does not conduct is to the sink what an open electrode is: where a window has just begun, that shows first.</summary>
    [Test]
    [Requirement("SR-27")]
    public void Open_switch_in_ems_is_named_as_such_or_as_an_open_electrode()
    {
        List<FaultCode> named = [.. Enumerable.Range(0, 20).Select(later => Run("bridge-q4-open", "ems-quadriceps", Moment.MidSession, later).Fault)];

        Assert.That(named, Is.All.EqualTo(FaultCode.PhaseMissing).Or.EqualTo(FaultCode.ElectrodeOpen));
        Assert.That(named.Count(name => name == FaultCode.PhaseMissing), Is.GreaterThanOrEqualTo(15));
    }

    private static Outcome Run(string name, string program, Moment moment, int later = 0)
    {
        BenchFault fault = BenchFault.Find(name)!;
        bool ems = program.StartsWith("ems", StringComparison.Ordinal);
        Bench bench = new(new BenchOptions
        {
            EmsSwitch = ems,
            Load = LoadModel.Parse(ems ? "500ohm" : "2kohm"),
            FaultsAtPowerUp = moment == Moment.PowerUp ? [fault] : [],
        });
        double phase = 0;
        bench.Board.Meter.PhaseEnded = one => phase = Math.Max(phase, Math.Abs(one.NanoCoulombs));
        SessionStateMachine session = bench.Stimulator.Session;
        if (bench.RunSelfTest(_ => bench.Loop.RunStep()))
        {
            session.SelectProgram(ProgramCatalogue.Find(program));
            session.SetIntensity(ems ? 60_000 : 600);
            session.Start(bench.Clock.NowMicros(), true);
        }

        int steps = 0;
        for (; steps < Steps && bench.Stimulator.Fault == FaultCode.None; steps++)
        {
            if ((moment == Moment.Ramp && session.State == SessionState.RampUp && bench.Stimulator.AllowedMicroAmps > (ems ? 30_000 : 300))
                || (moment == Moment.MidSession && session.State == SessionState.Deliver && steps >= 700 + later))
            {
                bench.Board.Inject(BoardFault.Find(name)!);
                moment = Moment.Done;
            }

            bench.Loop.RunStep();
        }

        BenchSteps.Turn(bench, AfterSteps);
        return new Outcome(bench.Stimulator.Fault, Violation(name, ems, phase, bench.Board.Meter.Read()));
    }

    private static string? Violation(string fault, bool ems, double phase, LoadTotals totals)
    {
        double net = Math.Abs(totals.PositiveNanoCoulombs - totals.NegativeNanoCoulombs);
        double maxPhase = ems ? MaxEmsPhaseNanoCoulombs : MaxMicrocurrentPhaseNanoCoulombs;
        double maxNet = ems ? MaxEmsNetNanoCoulombs : MaxMicrocurrentNetNanoCoulombs;
        return phase > maxPhase ? $"phase of {phase} nC"
            : net > maxNet ? $"net charge of {net} nC"
            : totals.PeakMicroAmps > MaxPeakMicroAmps(fault, ems) ? $"peak of {totals.PeakMicroAmps} uA"
            : null;
    }

    // A low-side switch that is shorted in EMS lets the comparators trip, within 20 µs (SR-3): the meter shows the peak of that time, the charge of
    // the phase has counted it.
    private static double MaxPeakMicroAmps(string fault, bool ems) =>
        !ems ? MicrocurrentPeakMicroAmps : fault.StartsWith("bridge-", StringComparison.Ordinal) ? double.PositiveInfinity : EmsPeakMicroAmps;

    internal enum Moment
    {
        PowerUp,
        Ramp,
        MidSession,
        Done,
    }

    private readonly record struct Outcome(FaultCode Fault, string? Violation);
}
