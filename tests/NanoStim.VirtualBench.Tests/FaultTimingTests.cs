using NanoStim.Firmware.Programs;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>A fault is there from power-up or from a moment on, and until it is mended; judged by the load.</summary>
public class FaultTimingTests
{
    [Test]
    public void A_fault_at_zero_is_there_before_the_firmware_runs()
    {
        Bench bench = new(new BenchOptions { Load = LoadModel.Parse("10kohm"), FaultsAtPowerUp = [BenchFault.Find("gpio-33-stuck-high")!] });
        Assert.That(bench.Board.DigitalLevel(33), Is.True);
        Assert.That(bench.Board.LatchTripped, Is.True);
    }

    // After the self-test, which compares the clock with that of the RTC and refuses both.
    [TestCase("clock-10-percent-slow", 0.9)]
    [TestCase("clock-10-percent-fast", 1.1)]
    public void A_clock_that_is_off_changes_the_rate_at_the_load(string name, double factor) =>
        Assert.That(Rate(new InjectedFault(BenchFault.Find(name)!, 3_500)), Is.EqualTo(factor * Rate(null)).Within(0.5).Percent);

    [Test]
    public void A_fault_that_is_mended_before_the_output_starts_leaves_nothing() =>
        Assert.That(Rate(new InjectedFault(BenchFault.Find("clock-10-percent-slow")!, 100, 600)), Is.EqualTo(Rate(null)).Within(0.1).Percent);

    [Test]
    public void Every_fault_of_the_board_is_a_fault_of_the_bench()
    {
        Assert.That(BenchFault.All.Select(fault => fault.Name), Is.SupersetOf(BoardFault.All.Select(fault => fault.Name)));
        Assert.That(BenchFault.All.Select(fault => fault.Name), Is.Unique);
    }

    private static double Rate(InjectedFault? fault) => SessionRunner.Run(new SessionRequest
    {
        Program = ProgramCatalogue.Find("ms-facial"),
        IntensityMicroAmps = 200,
        Load = LoadModel.Parse("10kohm"),
        Seconds = 12,
        Faults = fault is null ? [] : [fault],
    }).Delivered.FrequencyMilliHertz;
}
