using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class BlockingCapacitorTests
{
    [Test]
    public void A_phase_of_350_us_at_60_mA_charges_them_to_1_9_volts()
    {
        // 60 mA * 350 us over two times 22 uF in series.
        BoardFixture rig = BoardFixture.Ems("10ohm").Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Positive(50, 355).Wait(0.002);
        Assert.That(rig.Board.BlockingVolts, Is.EqualTo(59.96e-3 * 350e-6 / 11e-6).Within(0.1).Percent);
    }

    [Test]
    [Requirement("SR-7")]
    public void A_phase_input_that_stays_high_charges_them_until_a_limiter_acts()
    {
        // The phase limiter after 390 us; with that dead, the maximum-on-time limiter after 1.3 ms, less the dead time.
        Assert.That(VoltsWithTheInputHeld(null), Is.EqualTo(59.96e-3 * 390e-6 / 11e-6).Within(0.5).Percent);
        Assert.That(VoltsWithTheInputHeld("phase-limiter-dead"), Is.EqualTo(59.96e-3 * 1295e-6 / 11e-6).Within(0.5).Percent);
    }

    [Test]
    public void They_are_emptied_through_the_relays_once_the_latch_has_tripped()
    {
        // 220 kOhm beside 8.18 MOhm across each 22 uF: 4.71 s. While armed it is 180 s.
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.1);
        rig.Positive(50, 305).Wait(1);
        rig.HoldFirst(false);
        double volts = rig.Board.BlockingVolts;
        Assert.That(volts, Is.GreaterThan(1));
        rig.Wait(1);
        Assert.That(rig.Board.BlockingVolts / volts, Is.EqualTo(Math.Exp(-1 / 180.0)).Within(0.1).Percent);
        volts = rig.Board.BlockingVolts;
        rig.WriteArm(false);
        rig.Wait(4.713);
        Assert.That(rig.Board.BlockingVolts / volts, Is.EqualTo(1 / Math.E).Within(0.5).Percent);
    }

    [Test]
    public void Monophasic_ems_drives_itself_out_of_compliance()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.06, ems: true).Wait(0.1);
        rig.Positive(50, 355).Wait(3);
        Assert.That(rig.Phases[^1].NanoCoulombs, Is.LessThan(0.2 * rig.Phases[0].NanoCoulombs));
    }

    [Test]
    public void They_are_not_in_the_microcurrent_path()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.1);
        rig.Positive(1, 500_000).Wait(10);
        Assert.That(rig.Phases[^1].NanoCoulombs, Is.EqualTo(rig.Phases[0].NanoCoulombs).Within(1e-6).Percent);
    }

    private static double VoltsWithTheInputHeld(string? fault)
    {
        BoardFixture rig = BoardFixture.Ems("10ohm").Arm().SelectEms().SetDuty(1).Wait(0.1);
        if (fault is not null)
        {
            rig.Board.Inject(BoardFault.Find(fault)!);
        }

        rig.HoldFirst(true);
        double maximum = 0;
        for (int i = 0; i < 200; i++)
        {
            maximum = Math.Max(maximum, rig.Wait(10e-6).Board.BlockingVolts);
        }

        return maximum;
    }
}
