using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Phase limiter and order latch: what a lost first phase can do to a load in EMS.</summary>
public class PhaseLimiterTests
{
    // 60 mA over 400 us, and 2 %.
    private const double PhaseNanoCoulombs = 24_480;

    [TestCase(385, false)]
    [TestCase(395, true)]
    [Requirement("SR-4")]
    public void A_phase_of_more_than_390_microseconds_trips(double phaseMicros, bool trips)
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Unequal(50, phaseMicros + 5, 300).Wait(0.1);
        Assert.That(rig.Board.TripCause, Is.EqualTo(trips ? TripCause.PhaseTooLong : TripCause.None));
        if (trips)
        {
            Assert.That(rig.Phases, Has.Count.EqualTo(1));
            Assert.That(rig.Phases[0].WidthNanos, Is.EqualTo(390_000).Within(1));
        }
    }

    [TestCase(0.97)]
    [TestCase(1.03)]
    [Requirement("SR-7")]
    [Requirement("SR-4")]
    public void At_its_tolerance_no_phase_carries_more_than_the_limit(double tolerance)
    {
        FrontEndParameters parameters = new() { PhaseLimitSeconds = 390e-6 * tolerance };
        BoardFixture rig = new(new VirtualBoardOptions { EmsSwitch = true, Load = LoadModel.Parse("500ohm"), FrontEnd = parameters });
        rig.Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.HoldFirst(true);
        rig.Wait(0.01);
        Assert.That(rig.Phases, Has.Count.EqualTo(1));
        Assert.That(rig.Phases[0].NanoCoulombs, Is.EqualTo(59.96e-3 * 390e-6 * tolerance * 1e9).Within(0.1).Percent.And.LessThan(PhaseNanoCoulombs));
    }

    [Test]
    public void Two_phases_of_350_microseconds_with_the_dead_time_between_them_do_not_trip()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Biphasic(120, 355).Wait(1);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    public void It_does_not_act_with_the_slide_at_ms()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.05);
        rig.Biphasic(10, 40_000).Wait(0.5);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [TestCase(600, 50, "maximum-on-time-limiter-dead", TripCause.PhaseTooLong)]
    [TestCase(300, 500, "phase-limiter-dead", TripCause.OnTimeTooLong)]
    [Requirement("SR-29")]
    public void Each_limiter_has_a_train_that_only_it_trips_on(double micros, double hertz, string other, TripCause cause)
    {
        BoardFixture rig = BoardFixture.Ems().Arm();
        rig.Board.Inject(BoardFault.Find(other)!);
        rig.Together(hertz, micros).Wait(0.06);
        Assert.That(rig.Board.TripCause, Is.EqualTo(cause));
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.EqualTo(-1));
    }

    [TestCase(600, 50, "phase-limiter-dead")]
    [TestCase(300, 500, "maximum-on-time-limiter-dead")]
    [Requirement("SR-29")]
    public void A_dead_limiter_does_not_trip_on_its_train(double micros, double hertz, string dead)
    {
        BoardFixture rig = BoardFixture.Ems().Arm();
        rig.Board.Inject(BoardFault.Find(dead)!);
        rig.Together(hertz, micros).Wait(1);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    [Requirement("SR-7")]
    [Requirement("SR-4")]
    public void In_ems_there_is_no_negative_phase_without_a_positive_one_before_it()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.06, ems: true).Wait(0.1);
        rig.Negative(50, 610).Wait(0.2);
        Assert.That(rig.Phases, Is.Empty);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    public void At_ms_a_negative_phase_alone_is_legal()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.1);
        rig.Negative(50, 610).Wait(0.2);
        Assert.That(rig.Phases.Select(phase => phase.Polarity), Is.Not.Empty.And.All.EqualTo(-1));
    }

    [Test]
    [Requirement("SR-7")]
    [Requirement("SR-4")]
    public void A_first_phase_lost_in_mid_train_leaves_no_phase_above_the_limit()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Biphasic(50, 355).Wait(0.1001);
        rig.HoldFirst(false);
        int before = rig.Phases.Count;
        rig.Wait(0.2);
        Assert.That(rig.Phases.Select(phase => Math.Abs(phase.NanoCoulombs)), Is.All.LessThan(PhaseNanoCoulombs));
        Assert.That(rig.Phases, Has.Count.LessThanOrEqualTo(before + 2), "the order latch lets the running negative phase end, and no other begin");
    }
}
