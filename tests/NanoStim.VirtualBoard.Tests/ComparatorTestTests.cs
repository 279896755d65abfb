using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>The test of the comparators: range without high voltage injects into the first while the set-point is low, into the second while A is high.</summary>
public class ComparatorTestTests
{
    [TestCase(false, false, TripCause.OverCurrent)]
    [TestCase(false, true, TripCause.FeedOverCurrent)]
    [TestCase(true, false, TripCause.OverCurrent)]
    [TestCase(true, true, TripCause.FeedOverCurrent)]
    [Requirement("SR-29")]
    public void Range_without_high_voltage_trips_one_comparator_within_100_microseconds(bool ems, bool isFullScale, TripCause cause)
    {
        BoardFixture rig = ems ? BoardFixture.Ems() : BoardFixture.Microcurrent();
        rig.SetDuty(isFullScale ? 1 : 0);
        rig.Arm();
        Assert.That(rig.Board.LatchTripped, Is.False);
        rig.WriteRange(true);
        rig.Wait(100e-6);
        Assert.That(rig.Board.TripCause, Is.EqualTo(cause));
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.EqualTo(-1), "no bridge switch is on");
    }

    [TestCase("comparator-stuck", false)]
    [TestCase("feed-comparator-stuck", true)]
    [Requirement("SR-29")]
    public void A_dead_comparator_does_not_trip(string fault, bool isFullScale)
    {
        BoardFixture rig = BoardFixture.Microcurrent();
        rig.Board.Inject(BoardFault.Find(fault)!);
        rig.SetDuty(isFullScale ? 1 : 0);
        rig.Arm().WriteRange(true);
        rig.Wait(0.05);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    [Requirement("SR-29")]
    public void The_normal_start_of_ems_high_voltage_first_is_not_disturbed()
    {
        BoardFixture rig = BoardFixture.Ems();
        rig.WriteHighVoltage(true);
        rig.WriteRange(true);
        rig.Arm().Wait(0.1);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    public void The_latch_cannot_be_armed_while_the_test_is_on()
    {
        BoardFixture rig = BoardFixture.Microcurrent();
        rig.WriteRange(true);
        rig.Wait(0.001);
        rig.Arm().Wait(0.01);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.PowerUp));
    }
}
