using NanoStim.Esp32Model;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;
using static NanoStim.Scenarios.BenchSteps;

namespace NanoStim.Scenarios;

/// <summary>What a user does with it, by the pins: buttons, switch, pause, another session.</summary>
internal sealed class LifeTests
{
    [TestCase(false)]
    [TestCase(true)]
    [Requirement("SR-8")]
    [Requirement("SR-16")]
    public void Buttons_start_from_zero_and_stop_ends_it(bool ems)
    {
        Bench bench = Ready(ems);
        bench.Board.BenchStrap = false;
        if (ems)
        {
            // The first press brings the programs of the switch's mode.
            Press(bench, pressed => bench.Board.ModePressed = pressed);
        }

        Press(bench, pressed => bench.Board.PlusPressed = pressed);
        RunTo(bench, SessionState.Deliver);
        for (int i = 0; i < 4; i++)
        {
            Press(bench, pressed => bench.Board.PlusPressed = pressed);
        }

        Turn(bench, 100);
        bench.Board.Meter.RestartPeak();
        Turn(bench, 20);
        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(ems ? 5_000 : 50).Within(6).Percent);

        bench.Board.StopPressed = true;
        Turn(bench, 2);
        Assert.That(bench.Stimulator.Session.State, Is.EqualTo(SessionState.Idle));
        AssertSilent(bench);
    }

    [Test]
    [Requirement("SR-16")]
    public void Stop_is_not_missed_while_a_start_books_its_time([Values(false, true)] bool ems, [Values(20, 100)] int heldMillis)
    {
        // The write of the memory takes longer than a press. From 10 ms after PLUS on, in steps that fit no rhythm of it.
        for (int millis = 10; millis < 400; millis += 17)
        {
            Bench bench = Ready(ems);
            if (ems)
            {
                Press(bench, pressed => bench.Board.ModePressed = pressed);
            }

            long pressNanos = bench.Board.NowNanos + millis * 1_000_000L;
            bench.Board.At(pressNanos, () => bench.Board.StopPressed = true);
            bench.Board.At(pressNanos + heldMillis * 1_000_000L, () => bench.Board.StopPressed = false);
            bench.Board.PlusPressed = true;
            while (bench.Board.NowNanos < pressNanos + heldMillis * 1_000_000L)
            {
                Turn(bench, 1);
            }

            Turn(bench, 3);
            Assert.That(bench.Stimulator.Session.State, Is.EqualTo(SessionState.Idle), $"{millis} ms after PLUS");
            AssertSilent(bench);
        }
    }

    [TestCase("ms-facial", 300)]
    [TestCase("ems-short-contractions", 20_000)]
    [Requirement("SR-8")]
    public void Resume_ramps_from_zero(string program, int microAmps)
    {
        Bench bench = Delivering(program, microAmps);
        bench.Stimulator.Session.Pause(bench.NowMicros);
        Turn(bench, 1);
        AssertSilent(bench);

        bench.Stimulator.Session.Resume(bench.NowMicros);
        RunTo(bench, SessionState.RampUp);
        bench.Board.Meter.RestartPeak();
        Turn(bench, 10);
        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.LessThan(microAmps * 0.1));
        RunTo(bench, SessionState.Deliver);
    }

    [Test]
    [Requirement("SR-8")]
    public void Ems_after_microcurrent_and_back()
    {
        Bench bench = Delivering("ms-slow-square", 600);
        bench.Stimulator.Session.Stop(bench.NowMicros);
        Turn(bench, 5);
        foreach ((string program, int microAmps) in new[] { ("ems-thirty", 30_000), ("ms-thirty", 20), ("ems-forty", 5_000), ("ms-positive", 600) })
        {
            bench.Board.EmsSwitch = program.StartsWith("ems", StringComparison.Ordinal);
            Turn(bench, 10);
            bench.Board.Meter.RestartPeak();
            Start(bench, program, microAmps);
            RunTo(bench, SessionState.Deliver);
            Turn(bench, 50);

            Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(microAmps).Within(7).Percent, program);
            bench.Stimulator.Session.Stop(bench.NowMicros);
            Turn(bench, 5);
        }
    }

    [Test]
    [Requirement("SR-2")]
    [Requirement("SR-22")]
    public void Switch_moved_in_mid_session_ends_it()
    {
        Bench bench = Delivering("ms-facial", 600);
        bench.Board.EmsSwitch = true;
        Turn(bench, 10);

        Assert.That(bench.Stimulator.Session.State, Is.EqualTo(SessionState.Fault));
        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.LessThan(1_000));
        AssertSilent(bench);
    }

    [Test]
    [Requirement("SR-11")]
    public void Contact_that_comes_back_needs_a_new_start_from_zero()
    {
        Bench bench = Delivering("ms-facial", 300);
        LoadModel skin = bench.Board.Load;
        bench.Board.Load = LoadModel.Open;
        Turn(bench, 10);
        bench.Board.Load = skin;
        Turn(bench, 200);
        AssertSilent(bench);

        bench.Stimulator.Session.ClearFault(bench.NowMicros);
        Turn(bench, 50);
        AssertSilent(bench);
        Start(bench, "ms-facial", 300);
        RunTo(bench, SessionState.Deliver);
    }

    [Test]
    [Requirement("SR-15")]
    public void Loop_that_ends_is_caught_by_the_watchdog_outside()
    {
        Bench bench = Delivering("ems-short-contractions", 20_000);

        // No more control steps: time passes, nothing is executed.
        bench.Chip.AdvanceTo(bench.Board.NowNanos + 200_000_000);

        Assert.That(bench.Board.LatchTripped);
        Assert.That(bench.Board.TripCause, Is.EqualTo(TripCause.WatchdogLate));
        Assert.That(bench.Board.NowNanos - bench.Board.Meter.Read().LastCurrentNanos, Is.GreaterThan(150_000_000));
    }

    [TestCase("ms-facial", 200)]
    [TestCase("ems-short-contractions", 20_000)]
    public void Converter_whose_line_starts_at_142_millivolts_makes_no_difference(string program, int microAmps)
    {
        Bench bench = Ready(program.StartsWith("ems", StringComparison.Ordinal), AdcCurve.Espressif);
        Start(bench, program, microAmps);
        RunTo(bench, SessionState.Deliver);
        Turn(bench, 100);
        bench.Board.Meter.RestartPeak();
        Turn(bench, 100);

        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(microAmps).Within(5).Percent);
        Assert.That(bench.Stimulator.Measured.BatteryMilliVolts, Is.EqualTo(1000 * bench.Board.BatteryVolts).Within(5).Percent);
    }

    private static Bench Ready(bool ems, AdcCurve curve = AdcCurve.Nominal) => BenchSteps.Ready("1kohm", ems, curve);

    private static Bench Delivering(string program, int microAmps)
    {
        Bench bench = Ready(program.StartsWith("ems", StringComparison.Ordinal));
        Start(bench, program, microAmps);
        RunTo(bench, SessionState.Deliver);
        Turn(bench, 50);
        return bench;
    }

    private static void Start(Bench bench, string program, int microAmps) =>
        BenchSteps.Start(bench, ProgramCatalogue.Find(program), microAmps);

    // A pin is read every 70 ms, and what was read is looked at as often: 150 ms at the longest, for the press and for the pause after it.
    private static void Press(Bench bench, Action<bool> button)
    {
        button(true);
        Turn(bench, 16);
        button(false);
        Turn(bench, 16);
    }

    private static void AssertSilent(Bench bench)
    {
        bench.Board.Meter.RestartPeak();
        Turn(bench, 50);
        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.LessThan(1));
    }
}
