using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Scenarios;

/// <summary>Faults that nothing would show in a session, because they are of what guards it: the self-test finds them, without current.</summary>
internal sealed class SelfTestFaultTests
{
    [TestCase("watchdog-stuck", false)]
    [TestCase("watchdog-stuck", true)]
    [TestCase("comparator-stuck", false)]
    [TestCase("comparator-stuck", true)]
    [TestCase("feed-comparator-stuck", false)]
    [TestCase("feed-comparator-stuck", true)]
    [TestCase("maximum-on-time-limiter-dead", false)]
    [TestCase("maximum-on-time-limiter-dead", true)]
    [TestCase("phase-limiter-dead", true)]
    [Requirement("SR-23")]
    [Requirement("SR-29")]
    public void Protection_that_does_not_trip_is_found_at_power_up(string fault, bool ems) => AssertFails(fault, ems, FaultCode.ProtectionFailed);

    [TestCase("clock-10-percent-slow")]
    [TestCase("clock-10-percent-fast")]
    [Requirement("SR-30")]
    public void Clock_that_is_10_percent_off_is_found_at_power_up(string fault) => AssertFails(fault, false, FaultCode.ClockMismatch);

    [TestCase("rtc-stopped", FaultCode.BackupMemoryFailed)]
    [TestCase("memory-absent", FaultCode.BackupMemoryFailed)]
    [TestCase("plus-held", FaultCode.ButtonHeld)]
    [TestCase("minus-held", FaultCode.ButtonHeld)]
    [TestCase("mode-held", FaultCode.ButtonHeld)]
    [Requirement("SR-23")]
    public void What_a_session_relies_on_is_tested_at_power_up(string fault, FaultCode expected) => AssertFails(fault, false, expected);

    [TestCase("watchdog-stuck", false)]
    [TestCase("comparator-stuck", true)]
    [TestCase("maximum-on-time-limiter-dead", false)]
    [TestCase("phase-limiter-dead", true)]
    [TestCase("clock-10-percent-slow", false)]
    [TestCase("rtc-stopped", false)]
    [TestCase("memory-absent", false)]
    [TestCase("plus-held", false)]
    [Requirement("SR-23")]
    public void Self_test_that_failed_blocks_every_start_until_it_has_passed(string fault, bool ems)
    {
        Bench bench = PoweredUp(fault, ems);
        Assert.That(bench.RunSelfTest(_ => bench.Loop.RunStep()), Is.False);
        AssertNoStart(bench);

        // The user clears it, and what was wrong still is.
        bench.Stimulator.Session.ClearFault(bench.NowMicros);
        Assert.That(bench.Stimulator.Session.State, Is.EqualTo(SessionState.SelfTest));
        AssertNoStart(bench);
        Assert.That(bench.RunSelfTest(_ => bench.Loop.RunStep()), Is.False);
        AssertNoStart(bench);
    }

    [Test]
    [Requirement("SR-29")]
    public void Limiter_of_the_other_range_is_tested_before_the_first_start_in_it()
    {
        Bench bench = PoweredUp("phase-limiter-dead", false);
        Assert.That(bench.RunSelfTest(_ => bench.Loop.RunStep()));
        bench.Board.EmsSwitch = true;
        BenchSteps.Turn(bench, 10);
        Assert.That(bench.Stimulator.Session.SelectProgram(ProgramCatalogue.Find("ems-quadriceps")!), Is.EqualTo(PlanResult.Ok));
        Assert.That(bench.Stimulator.Session.SetIntensity(1_000));

        Assert.That(bench.Stimulator.Session.Start(bench.NowMicros, true), Is.Not.EqualTo(StartInhibit.None));
        BenchSteps.Turn(bench, 2);
        AssertFault(bench, FaultCode.ProtectionFailed);
    }

    private static void AssertFails(string fault, bool ems, FaultCode expected)
    {
        Bench bench = PoweredUp(fault, ems);
        Assert.That(bench.RunSelfTest(_ => bench.Loop.RunStep()), Is.False);
        AssertFault(bench, expected);
    }

    private static void AssertFault(Bench bench, FaultCode expected)
    {
        Assert.That(bench.Stimulator.Fault, Is.EqualTo(expected));
        Assert.That(bench.Board.Meter.Read().LastCurrentNanos, Is.EqualTo(-1), "no current has flowed");
    }

    /// <summary>Neither the buttons nor the console start anything, and nothing has flowed.</summary>
    private static void AssertNoStart(Bench bench)
    {
        SessionStateMachine session = bench.Stimulator.Session;
        Assert.That(session.SetIntensity(session.Program.Mode == StimulationMode.Ems ? 1_000 : 10));
        Assert.That(session.Start(bench.NowMicros, true), Is.Not.EqualTo(StartInhibit.None));
        Assert.That(session.Start(bench.NowMicros, false), Is.Not.EqualTo(StartInhibit.None));
        bench.Board.PlusPressed = !bench.Board.PlusPressed;
        BenchSteps.Turn(bench, 20);
        bench.Board.PlusPressed = !bench.Board.PlusPressed;
        BenchSteps.Turn(bench, 20);
        Assert.That(session.State, Is.AnyOf(SessionState.Fault, SessionState.SelfTest));
        Assert.That(bench.Board.Meter.Read().LastCurrentNanos, Is.EqualTo(-1), "no current has flowed");
    }

    private static Bench PoweredUp(string fault, bool ems) =>
        new(new BenchOptions { EmsSwitch = ems, Load = LoadModel.Parse("500ohm"), FaultsAtPowerUp = [BenchFault.Find(fault)!] });
}
