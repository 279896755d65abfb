using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class BiphasicTests
{
    [Test]
    public void Phases_are_a_dead_time_shorter_than_their_inputs_and_equal()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.020, ems: true).Wait(0.05);
        rig.Biphasic(50, 305).Wait(0.0195);

        Assert.That(rig.Phases, Has.Count.EqualTo(2));
        LoadPhase first = rig.Phases[0];
        LoadPhase second = rig.Phases[1];
        Assert.Multiple(() =>
        {
            Assert.That(first.WidthNanos, Is.EqualTo(300_000).Within(0.01));
            Assert.That(second.WidthNanos, Is.EqualTo(300_000).Within(0.01));
            Assert.That(second.StartNanos - first.StartNanos, Is.EqualTo(305_000));
            Assert.That(first.Polarity, Is.EqualTo(1));
            Assert.That(second.Polarity, Is.EqualTo(-1));
            Assert.That(first.PeakMicroAmps, Is.EqualTo(20_000).Within(0.1).Percent);
            Assert.That(first.NanoCoulombs, Is.EqualTo(6000).Within(0.1).Percent);
            Assert.That(first.NanoCoulombs + second.NanoCoulombs, Is.EqualTo(0).Within(0.005 * 6000));
        });
    }

    [TestCase("500ohm")]
    [TestCase("50ohm")]
    [TestCase("2kohm")]
    public void A_second_of_full_scale_ems_pulses_balances(string load)
    {
        BoardFixture rig = BoardFixture.Ems(load).Arm().SelectEms().SetDuty(1).Wait(0.05);
        rig.Biphasic(50, 355).Wait(1);
        LoadTotals totals = rig.Board.Meter.Read();
        Assert.That(Math.Abs(totals.NetNanoCoulombs), Is.LessThan(0.005 * totals.MovedNanoCoulombs));
        Assert.That(totals.MovedNanoCoulombs, Is.GreaterThan(1e6));
        Assert.That(rig.Board.LatchTripped, Is.False);
    }

    [Test]
    public void A_microcurrent_square_wave_balances_exactly()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.05);
        rig.Biphasic(10, 40_000).Wait(0.999);
        LoadTotals totals = rig.Board.Meter.Read();
        Assert.That(rig.Phases, Has.Count.EqualTo(20));
        Assert.That(totals.MovedNanoCoulombs, Is.EqualTo(20 * 200e-6 * 39.995e-3 * 1e9).Within(1e-3).Percent);
        Assert.That(totals.NetNanoCoulombs, Is.EqualTo(0).Within(1e-6 * totals.MovedNanoCoulombs));
    }
}
