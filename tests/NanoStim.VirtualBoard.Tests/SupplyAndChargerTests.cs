using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>The logic supply away from its voltage, the two ways of the charger, a STOP contact that bounces.</summary>
public class SupplyAndChargerTests
{
    [TestCase(2.7, 59.96 * 2.7 / 3.3)]
    [TestCase(3.4, 59.96 * 3.4 / 3.3)]
    public void A_supply_that_stays_below_the_threshold_moves_the_current_in_proportion(double volts, double milliAmps)
    {
        BoardFixture rig = EmsAtFullScale(volts);
        Assert.That(rig.Board.LatchTripped, Is.False);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps * 1e-3, Is.EqualTo(milliAmps).Within(0.2).Percent);
    }

    [TestCase(4.25)]
    [TestCase(5.5)]
    [Requirement("SR-3")]
    public void A_supply_that_is_too_high_trips_because_the_threshold_has_a_reference_of_its_own(double volts)
    {
        // The set-point follows the supply: 77 mA and 100 mA; the thresholds stay at 66 mA.
        BoardFixture rig = EmsAtFullScale(volts);
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.OverCurrent).Or.EqualTo(TripCause.FeedOverCurrent));
        Assert.That(rig.Phases, Has.Count.EqualTo(1));
        Assert.That(rig.Phases[0].WidthNanos, Is.LessThan(20_000));
    }

    [TestCase("charger-supply-path-open")]
    [TestCase("charger-power-good-path-open")]
    [TestCase("gpio-15-stuck-low")]
    [Requirement("SR-17")]
    public void Either_way_from_the_charger_trips_the_latch_and_keeps_it_tripped(string broken)
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.05);
        rig.Board.Inject(BoardFault.Find(broken)!);
        Assert.That(rig.Board.LatchTripped, Is.False);
        rig.Board.ChargerPresent = true;
        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.Charger));
        rig.Arm().Wait(0.01);
        Assert.That(rig.Board.LatchTripped, Is.True);
    }

    [Test]
    public void With_both_ways_broken_the_charger_is_not_seen()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm();
        rig.Board.Inject(BoardFault.Find("charger-supply-path-open")!);
        rig.Board.Inject(BoardFault.Find("charger-power-good-path-open")!);
        rig.Board.ChargerPresent = true;
        rig.Wait(0.01);
        Assert.That(rig.Board.LatchTripped, Is.False);
        Assert.That(rig.Board.DigitalLevel(15), Is.False);
    }

    [Test]
    [Requirement("SR-16")]
    public void Stop_that_opens_for_a_moment_trips_at_the_first_opening_and_is_closed_after_5_ms()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().Wait(0.02);
        long start = rig.Now;
        rig.Board.Inject(BoardFault.Find("stop-glitch")!);
        List<bool?> levels = [];
        for (int i = 0; i < 50; i++)
        {
            rig.Wait(100e-6);
            levels.Add(rig.Board.DigitalLevel(5));
        }

        Assert.That(rig.Board.TripCause, Is.EqualTo(TripCause.StopButton));
        Assert.That(rig.Board.TripNanos, Is.EqualTo(start));
        Assert.That(levels, Has.Some.Null.And.Some.False);
        Assert.That(levels[^1], Is.False);
    }

    private static BoardFixture EmsAtFullScale(double volts)
    {
        BoardFixture rig = BoardFixture.Ems("100ohm").Arm().SelectEms().Wait(0.1);
        rig.Board.Inject(BoardFault.LogicSupply(volts));
        rig.SetDuty(1).Wait(0.05).Biphasic(50, 305).Wait(0.1);
        return rig;
    }
}
