using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>EMS needs the contact of the slide switch: no pin and no single stuck part selects it.</summary>
public class EmsSelectionTests
{
    [TestCase(null)]
    [TestCase("boost-stuck-on")]
    [TestCase("hv-switch-short")]
    [TestCase("set-point-stuck-high")]
    [Requirement("SR-2")]
    [Requirement("SR-22")]
    public void With_the_slide_switch_at_ms_every_pin_at_ems_gives_microcurrent(string? fault)
    {
        foreach (string load in new[] { "0.1ohm", "500ohm", "10kohm" })
        {
            BoardFixture rig = BoardFixture.Microcurrent(load).Arm().SelectEms().SetDuty(1);
            if (fault is not null)
            {
                rig.Board.Inject(BoardFault.Find(fault)!);
            }

            rig.Wait(0.1).Biphasic(50, 405).Wait(0.2);
            Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.InRange(595, 605));
        }
    }

    [Test]
    [Requirement("SR-22")]
    public void Moving_the_slide_switch_to_ms_takes_range_and_supply_away()
    {
        BoardFixture rig = BoardFixture.Ems().Arm().SelectEms().SetAmps(0.02, ems: true).Wait(0.05);
        rig.Biphasic(50, 305).Wait(0.1);
        rig.Board.EmsSwitch = false;
        rig.Board.Meter.RestartPeak();
        rig.Wait(0.5);
        rig.ShowChannels(kickHigh: true).Wait(0.001);
        Assert.That(rig.Board.Meter.Read().PeakMicroAmps, Is.EqualTo(20_000 * 33.31 / 3320).Within(1).Percent);
        Assert.That(rig.ReservoirVolts, Is.LessThan(4.2));
    }

    [Test]
    public void High_voltage_needs_its_pin_the_latch_and_the_slide_switch()
    {
        foreach (int missing in new[] { 0, 1, 2, 3 })
        {
            BoardFixture rig = new BoardFixture(new VirtualBoardOptions { EmsSwitch = missing != 1 }).ShowChannels(kickHigh: true);
            if (missing != 2)
            {
                rig.Arm();
            }

            rig.WriteHighVoltage(missing != 3);
            rig.Wait(0.1);
            double volts = rig.ReservoirVolts;
            Assert.That(volts, missing == 0 ? Is.GreaterThan(69) : Is.LessThan(4.2), $"case {missing}");
        }
    }
}
