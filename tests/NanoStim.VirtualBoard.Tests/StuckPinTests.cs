using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>
/// Every pin of the pin map stuck low and high, and every PWM channel dead, before the output, in mid-ramp and in mid-train, in both
/// modes, with firmware that notices nothing: what the hardware alone leaves of it at the load.
/// </summary>
public class StuckPinTests
{
    // 60 mA over 400 us, and 2 %.
    private const double PhaseNanoCoulombs = 24_480;
    private const double MicrocurrentPeakMicroAmps = 1_000;

    private static readonly string[] Moments = ["boot", "ramp", "train"];

    private static IEnumerable<string> Faults => BoardFault.All
        .Select(fault => fault.Name)
        .Where(name => name.StartsWith("gpio-", StringComparison.Ordinal) || (name.StartsWith("pwm-", StringComparison.Ordinal) && name.EndsWith("-dead", StringComparison.Ordinal)))
        .Where(name => !name.EndsWith("throws", StringComparison.Ordinal));

    [Test]
    [Requirement("SR-7")]
    [Requirement("SR-4")]
    [Requirement("SR-27")]
    public void In_ems_no_phase_carries_more_than_24_48_microcoulombs(
        [ValueSource(nameof(Faults))] string fault, [ValueSource(nameof(Moments))] string moment, [Values("0.1ohm", "500ohm", "body-pad")] string load)
    {
        BoardFixture rig = Run(BoardFixture.Ems(load), fault, moment, ems: true);
        Assert.That(rig.Phases.Select(phase => Math.Abs(phase.NanoCoulombs)), Is.All.LessThan(PhaseNanoCoulombs));
        AssertDelivered(rig, fault, moment);
    }

    [Test]
    [Requirement("SR-2")]
    [Requirement("SR-27")]
    public void In_microcurrent_no_load_sees_a_milliamp(
        [ValueSource(nameof(Faults))] string fault, [ValueSource(nameof(Moments))] string moment, [Values("0.1ohm", "10kohm", "small-skin")] string load)
    {
        BoardFixture rig = Run(BoardFixture.Microcurrent(load), fault, moment, ems: false);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.LessThan(MicrocurrentPeakMicroAmps));
        AssertDelivered(rig, fault, moment);
    }

    [TestCase("gpio-25-stuck-high", "phase-limiter-dead")]
    public void Without_the_phase_limiter_the_same_run_breaks_the_limit(string fault, string dead)
    {
        BoardFixture rig = BoardFixture.Ems();
        rig.Board.Inject(BoardFault.Find(dead)!);
        Run(rig, fault, "train", ems: true);
        Assert.That(rig.Phases.Max(phase => Math.Abs(phase.NanoCoulombs)), Is.GreaterThan(PhaseNanoCoulombs));
    }

    // A test in which nothing ever flowed would show nothing.
    private static void AssertDelivered(BoardFixture rig, string fault, string moment)
    {
        if (moment == "train")
        {
            Assert.That(rig.Phases, Has.Count.GreaterThan(10), fault);
        }
    }

    private static BoardFixture Run(BoardFixture rig, string fault, string moment, bool ems)
    {
        BoardFault stuck = BoardFault.Find(fault)!;
        if (moment == "boot")
        {
            rig.Board.Inject(stuck);
        }

        rig.Arm();
        if (ems)
        {
            rig.SelectEms();
        }

        rig.Wait(0.1);
        for (int step = 1; step <= 30; step++)
        {
            if (moment == "ramp" && step == 15)
            {
                rig.Board.Inject(stuck);
            }

            // Set-point and train at full scale, the longest phase that the firmware plans.
            rig.SetDuty(step / 30.0);
            if (step == 1)
            {
                rig.Biphasic(ems ? 110 : 50, 355);
            }

            rig.Wait(0.01);
        }

        rig.Wait(0.0041);
        if (moment == "train")
        {
            rig.Board.Inject(stuck);
        }

        return rig.Wait(2);
    }
}
