using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class BlockingCapacitorTests
{
    [Test]
    public void A_phase_of_400_us_at_60_mA_charges_them_to_2_2_volts()
    {
        // 60 mA * 400 us over two times 22 uF in series.
        BoardFixture rig = BoardFixture.Ems("10ohm").Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.Positive(50, 405).Wait(0.002);
        Assert.That(rig.Board.BlockingVolts, Is.EqualTo(59.96e-3 * 400e-6 / 11e-6).Within(0.1).Percent);
    }

    [Test]
    [Requirement("SR-7")]
    public void A_stuck_gate_charges_them_to_7_volts_until_the_limiter_acts()
    {
        BoardFixture rig = BoardFixture.Ems("10ohm").Arm().SelectEms().SetDuty(1).Wait(0.1);
        rig.HoldFirst(true);
        rig.Wait(0.01);
        Assert.That(rig.Board.BlockingVolts, Is.EqualTo(7).Within(2).Percent);
    }

    [Test]
    public void Monophasic_ems_drives_itself_out_of_compliance()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.06, ems: true).Wait(0.1);
        rig.Positive(50, 405).Wait(3);
        Assert.That(rig.Phases[^1].NanoCoulombs, Is.LessThan(0.2 * rig.Phases[0].NanoCoulombs));
    }

    [Test]
    public void They_are_not_in_the_microcurrent_path()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.1);
        rig.Positive(1, 500_000).Wait(10);
        Assert.That(rig.Phases[^1].NanoCoulombs, Is.EqualTo(rig.Phases[0].NanoCoulombs).Within(1e-6).Percent);
    }


}
