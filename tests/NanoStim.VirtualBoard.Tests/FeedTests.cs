using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>The second over-current means: a comparator on the current of the EMS feed, which needs nothing of the sink.</summary>
public class FeedTests
{
    // The charge limit of a phase in EMS: 60 mA over 400 us, with 2 %.
    private const double PhaseNanoCoulombs = 24_480;

    [TestCase(60, 0.1)]
    [TestCase(60, 10)]
    [TestCase(60, 500)]
    [TestCase(20, 10)]
    [TestCase(1, 0.1)]
    [TestCase(1, 500)]
    [Requirement("SR-3")]
    public void A_shorted_sense_resistor_turns_the_bridge_off_within_20_microseconds(double milliAmps, double ohms)
    {
        BoardFixture rig = BoardFixture.Ems($"{ohms}ohm").Arm().SelectEms().SetAmps(milliAmps * 1e-3, ems: true).Wait(0.1);
        rig.Board.Inject(BoardFault.Find("sense-resistor-short")!);
        rig.Biphasic(50, 305).Wait(0.015);
        Assert.Multiple(() =>
        {
            Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.FeedOverCurrent));
            Assert.That(rig.Phases, Has.Count.EqualTo(1));
            Assert.That(rig.Phases[0].WidthNanos, Is.LessThan(20_000));

            // The low-side switch is what is left: 5 = 1.4 + 3.16 sqrt(I) + 1.0 I gives 0.79 A, and 20 us of it 16 uC.
            Assert.That(rig.Phases[0].PeakMicroAmps, Is.LessThan(800_000));
            Assert.That(Math.Abs(rig.Phases[0].NanoCoulombs), Is.LessThan(16_000).And.LessThan(PhaseNanoCoulombs));
        });
    }

    [Test]
    public void A_sense_resistor_that_shorts_within_a_phase_is_caught_as_fast()
    {
        BoardFixture rig = BoardFixture.Ems("10ohm").Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Biphasic(50, 305);
        long fault = rig.Now + 150_000;
        rig.Board.At(fault, () => rig.Board.Inject(BoardFault.Find("sense-resistor-short")!));
        rig.Wait(0.015);
        Assert.That(rig.Board.LatchTripped, Is.True);
        Assert.That(rig.Board.TripNanos - fault, Is.LessThan(20_000));
    }

    [Test]
    public void Where_the_load_holds_the_current_below_the_threshold_there_is_nothing_to_trip()
    {
        BoardFixture rig = BoardFixture.Ems("1100ohm").Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Board.Inject(BoardFault.Find("sense-resistor-short")!);
        rig.Biphasic(50, 305).Wait(0.015);
        Assert.That(rig.Board.LatchTripped, Is.False);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.LessThan(66_700));
    }

    [TestCase("sink-short", "comparator-stuck", TripCause.FeedOverCurrent)]
    [TestCase("opamp-stuck-high", "comparator-stuck", TripCause.FeedOverCurrent)]
    [TestCase("sink-short", "feed-shunt-short", TripCause.OverCurrent)]
    [TestCase("opamp-stuck-high", "feed-shunt-short", TripCause.OverCurrent)]
    [Requirement("SR-3")]
    public void Each_comparator_is_enough_where_the_other_sees_nothing(string fault, string other, TripCause cause)
    {
        BoardFixture rig = BoardFixture.Ems("10ohm").Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Board.Inject(BoardFault.Find(other)!);
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.Biphasic(50, 305).Wait(0.015);
        Assert.That(rig.Board.TripCause, Is.EqualTo(cause));
        Assert.That(rig.Phases[0].WidthNanos, Is.LessThan(20_000));
    }

    [TestCase("comparator-stuck")]
    [TestCase("feed-shunt-short")]
    public void Full_scale_trips_neither_and_no_lost_comparator_changes_the_current(string fault)
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.Biphasic(50, 355).Wait(0.5);
        Assert.That(rig.Board.LatchTripped, Is.False);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(59_959).Within(0.1).Percent);
    }
}
