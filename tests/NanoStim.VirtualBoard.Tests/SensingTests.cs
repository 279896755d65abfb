using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

public class SensingTests
{
    [Test]
    public void Without_current_every_channel_is_at_its_offset()
    {
        BoardFixture rig = BoardFixture.Microcurrent().ShowChannels(kickHigh: false);
        Assert.That(rig.Board.AnalogVolts(36), Is.EqualTo(0.2));
        Assert.That(rig.Board.AnalogVolts(39), Is.EqualTo(0.2));
        Assert.That(rig.Board.AnalogVolts(34), Is.EqualTo(0.2));
    }

    [TestCase(false, 200e-6, 3320)]
    [TestCase(true, 20e-3, 33.3124)]
    public void The_peak_is_the_sense_voltage(bool ems, double amps, double ohms)
    {
        BoardFixture rig = ems ? BoardFixture.Ems().Arm().SelectEms() : BoardFixture.Microcurrent().Arm();
        rig.SetAmps(amps, ems).Wait(0.05).Biphasic(50, 305).Wait(0.0007);
        Assert.That(rig.Board.AnalogVolts(36) - 0.2, Is.EqualTo(amps * ohms).Within(0.1).Percent);
    }

    [Test]
    public void The_held_peak_droops_one_percent_in_10_ms_and_62_percent_in_a_second()
    {
        BoardFixture rig = BoardFixture.Microcurrent().Arm().SetAmps(200e-6).Wait(0.05);
        rig.HeldAmps(0.01);
        double start = rig.Board.AnalogVolts(36) - 0.2;
        rig.Wait(0.01);
        Assert.That((rig.Board.AnalogVolts(36) - 0.2) / start, Is.EqualTo(0.99).Within(0.001));
        rig.Wait(0.99);
        Assert.That((rig.Board.AnalogVolts(36) - 0.2) / start, Is.EqualTo(0.38).Within(0.002));
    }

    [Test]
    public void The_mean_of_a_fast_train_is_its_duty()
    {
        BoardFixture rig = BoardFixture.Microcurrent().ShowChannels(kickHigh: false).Arm().SetAmps(300e-6).Wait(0.05);
        rig.Biphasic(500, 405).Wait(0.5);
        Assert.That(rig.Board.AnalogVolts(39) - 0.2, Is.EqualTo(300e-6 * 3320 * 0.4).Within(2).Percent);
    }

    [TestCase("10kohm", 200e-6, 200e-6 * (10e3 + 390 + 21.5))]
    [TestCase("open", 200e-6, 30.9)]
    [TestCase("50kohm", 600e-6, 30.9 * (50e3 + 390 + 21.5) / (50e3 + 390 + 21.5 + 36e3 + 3321))]
    public void The_electrode_voltage_is_that_between_the_bridge_outputs(string load, double amps, double volts)
    {
        BoardFixture rig = BoardFixture.Microcurrent(load).Arm().SetAmps(amps).Wait(0.05);
        rig.Biphasic(10, 40_000).Wait(0.05);
        double measured = (rig.Board.AnalogVolts(34) - 0.2) / new FrontEndParameters().HighDivider;
        Assert.That(measured, Is.EqualTo(volts).Within(0.3).Percent);
    }

    [Test]
    public void The_battery_sags_while_the_reservoir_is_filled()
    {
        BoardFixture rig = BoardFixture.Ems().ShowChannels(kickHigh: false).Arm();
        double idle = rig.BatteryVolts;
        Assert.That(idle, Is.EqualTo(3.9 - 0.15 * 0.107).Within(0.001));
        rig.SelectEms().Wait(0.001);
        Assert.That(rig.BatteryVolts, Is.LessThan(idle - 0.03));
        rig.Wait(0.1);
        Assert.That(rig.BatteryVolts, Is.EqualTo(idle).Within(0.001));
        rig.Board.Inject(BoardFault.Find("battery-low")!);
        Assert.That(rig.BatteryVolts, Is.EqualTo(3.2 - 0.15 * 0.107).Within(0.001));
    }
}
