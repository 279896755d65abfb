using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.Scenarios;

/// <summary>STOP ends the current in the load, whichever pin of the processor is stuck: its contact is in the latch as well, and no pin holds its net.</summary>
internal sealed class StopTests
{
    private const long NanosPerMilli = 1_000_000;

    // SR-16: at once. In a load without capacitance nothing flows back afterwards; below this the meter sees the leak of the switches.
    private const double RestMicroAmps = 10;

    private static IEnumerable<string> Pins => BoardFault.All
        .Select(fault => fault.Name)
        .Where(name => name.StartsWith("gpio-", StringComparison.Ordinal) && name.Contains("stuck", StringComparison.Ordinal));

    [Test]
    [Requirement("SR-16")]
    public void Stop_ends_the_current_with_any_pin_stuck([ValueSource(nameof(Pins))] string pin, [Values] bool ems)
    {
        Bench bench = BenchSteps.Ready(ems ? "500ohm" : "2kohm", ems);
        BenchSteps.Start(bench, ProgramCatalogue.Find(ems ? "ems-quadriceps" : "ms-facial"), ems ? 30_000 : 300);
        BenchSteps.RunTo(bench, SessionState.Deliver);
        BenchSteps.Turn(bench, 20);

        // Pressed before the firmware has seen anything of the stuck pin.
        long pressed = bench.Board.NowNanos + (5 * NanosPerMilli);
        bench.Board.Inject(BoardFault.Find(pin)!);
        bench.Board.At(pressed, () => bench.Board.StopPressed = true);
        bench.Board.At(pressed + NanosPerMilli, bench.Board.Meter.RestartPeak);
        BenchSteps.Turn(bench, 100);

        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.LessThan(RestMicroAmps), $"{bench.Stimulator.Session.State} {bench.Stimulator.Fault}");
    }

    [Test]
    [Requirement("SR-16")]
    public void Stop_keeps_the_output_off_with_any_pin_stuck([ValueSource(nameof(Pins))] string pin, [Values] bool ems)
    {
        Bench bench = BenchSteps.Ready(ems ? "500ohm" : "2kohm", ems);
        bench.Board.Inject(BoardFault.Find(pin)!);
        bench.Board.StopPressed = true;
        bench.Board.Meter.RestartPeak();
        SessionStateMachine session = bench.Stimulator.Session;
        session.SelectProgram(ProgramCatalogue.Find(ems ? "ems-quadriceps" : "ms-facial"));
        session.SetIntensity(ems ? 30_000 : 300);
        session.Start(bench.NowMicros, true);
        BenchSteps.Turn(bench, 400);

        Assert.That(bench.Board.Meter.Read().PeakMicroAmps, Is.LessThan(RestMicroAmps), $"{session.State} {bench.Stimulator.Fault}");
    }
}
