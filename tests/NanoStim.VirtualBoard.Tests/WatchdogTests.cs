using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class WatchdogTests
{
    [TestCase(4_999_999, TripCause.WatchdogEarly)]
    [TestCase(5_000_000, TripCause.None)]
    [TestCase(39_999_999, TripCause.None)]
    public void A_kick_after_the_last_one_by(long nanos, TripCause cause)
    {
        BoardFixture rig = Armed();
        rig.KickNow();
        rig.Board.AdvanceTo(rig.Now + nanos);
        rig.KickNow();
        Assert.That(rig.Board.TripCause, Is.EqualTo(cause));
    }

    [Test]
    [Requirement("SR-15")]
    public void No_kick_for_40_ms_trips_at_40_ms()
    {
        BoardFixture rig = Armed();
        rig.Board.AdvanceTo(rig.Now + 20_000_000);
        rig.KickNow();
        long kick = rig.Now;
        rig.Board.AdvanceTo(kick + 1_000_000_000);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.WatchdogLate));
        Assert.That(rig.Board.TripNanos - kick, Is.EqualTo(40_000_000));
    }

    [Test]
    public void The_first_kick_may_come_at_any_time_within_40_ms_of_arming()
    {
        BoardFixture rig = Armed();
        rig.Board.AdvanceTo(rig.Now + 1000);
        rig.KickNow();
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    public void Arming_without_a_kick_lasts_40_ms()
    {
        BoardFixture rig = Armed();
        long armed = rig.Now;
        rig.Board.AdvanceTo(armed + 39_999_999);
        Assert.That(rig.Board.LatchTripped, Is.False);
        rig.Board.AdvanceTo(armed + 40_000_000);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.WatchdogLate));
    }

    [Test]
    public void It_does_not_run_while_the_latch_is_tripped_and_starts_when_it_is_armed()
    {
        BoardFixture rig = Armed();
        rig.KickNow();
        rig.WriteArm(false);
        rig.KickNow();
        rig.Board.AdvanceTo(rig.Now + 1_000_000_000);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.Disarmed));
        rig.WriteArm(true);
        rig.Board.AdvanceTo(rig.Now + 1000);
        rig.KickNow();
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    [Requirement("SR-15")]
    public void Output_stops_with_the_kicks()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.05);
        rig.Biphasic(10, 40_000).Wait(0.3);
        rig.StopKicking();
        long last = rig.Now;
        rig.Wait(1);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.WatchdogLate));
        Assert.That(rig.Board.Meter.Read().LastCurrentNanos, Is.LessThanOrEqualTo(last + 40_000_000));
    }

    [Test]
    public void A_stuck_watchdog_lets_the_output_run_on()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find("watchdog-stuck")!);
        rig.Biphasic(10, 40_000).Wait(0.3);
        rig.StopKicking();
        rig.Wait(1);
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    private static BoardFixture Armed()
    {
        BoardFixture rig = BoardFixture.Microcurrent();
        rig.Board.AdvanceTo(3_000_000);
        rig.Arm();
        rig.StopKicking();
        return rig;
    }
}
