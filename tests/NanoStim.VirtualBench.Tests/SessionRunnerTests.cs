using NanoStim.Firmware.Programs;
using NanoStim.VirtualBoard;
using NUnit.Framework;

namespace NanoStim.VirtualBench.Tests;

/// <summary>What the runner adds to the firmware: refusals in words, injected faults, figures from the load.</summary>
internal sealed class SessionRunnerTests
{
    private static readonly SessionRequest Facial = new()
    {
        Program = ProgramCatalogue.Find("ms-facial"),
        IntensityMicroAmps = 100,
        Load = LoadModel.Parse("10kohm"),
        Seconds = 8,
    };

    [Test]
    public void Reports_every_transition_once_in_its_order()
    {
        string[] names = [.. SessionRunner.Run(Facial).Events.Select(entry => entry.Name)];

        Assert.That(names, Is.EqualTo(new[]
        {
            "boot", "self-test-passed", "start", "contact-confirmed", "level-reached", "on-time-over", "treatment-over",
        }));
    }

    [Test]
    public void Measures_what_ohms_law_says_of_the_load()
    {
        // 100 µA for 80 % of the time: of 8 s, 2 + 2 s are ramps, which move half.
        DeliveredFigures delivered = SessionRunner.Run(Facial).Delivered;

        Assert.That(delivered.SteadyPeakMicroAmps, Is.EqualTo(100).Within(5).Percent);
        Assert.That(delivered.MovedChargeNanoCoulombs, Is.EqualTo(0.8 * 100 * 6 * 1e3).Within(15).Percent);
        Assert.That(delivered.MaxPhaseChargeNanoCoulombs, Is.EqualTo(100 * 40).Within(5).Percent);
    }

    [Test]
    public void Injects_at_the_time_that_was_asked_for()
    {
        SessionResult result = SessionRunner.Run(Facial with { Faults = [new InjectedFault(BenchFault.Find("charger-in")!, 4_321)] });

        Assert.That(result.Events.Single(entry => entry.Name == "injected").AtMicros, Is.EqualTo(4_321_000));
        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Tripped));
        Assert.That(result.Delivered.OffAfterFaultMicros, Is.LessThan(1));
    }

    [Test]
    public void A_fault_before_the_start_keeps_the_session_from_starting()
    {
        SessionResult result = SessionRunner.Run(Facial with { Faults = [new InjectedFault(BenchFault.Find("charger-in")!, 100)] });

        Assert.That(result.Outcome, Is.Not.EqualTo(SessionOutcome.Completed));
        Assert.That(result.Delivered.PeakMicroAmps, Is.Zero);
    }

    [Test]
    public void Refuses_an_intensity_above_the_ceiling()
    {
        Assert.That(
            () => SessionRunner.Run(Facial with { IntensityMicroAmps = 601 }),
            Throws.TypeOf<SessionRefusedException>().With.Message.Contains("10uA to 600uA"));
    }

    [Test]
    public void Refuses_a_fault_after_the_end()
    {
        Assert.That(
            () => SessionRunner.Run(Facial with { Faults = [new InjectedFault(BenchFault.Find("short")!, 60_000)] }),
            Throws.TypeOf<SessionRefusedException>().With.Message.Contains("short@60s"));
    }

    [Test]
    public void Keeps_three_steady_periods_for_the_picture()
    {
        IReadOnlyList<(double Seconds, double Amps)> pulses = SessionRunner.Run(Facial with { WithPicture = true }).Picture!.Pulses;

        Assert.That(pulses[^1].Seconds - pulses[0].Seconds, Is.EqualTo(0.3).Within(0.1));
        Assert.That(pulses.Max(row => row.Amps), Is.EqualTo(100e-6).Within(5).Percent);
    }
}
