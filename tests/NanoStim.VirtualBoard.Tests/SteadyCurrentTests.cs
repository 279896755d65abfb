using NUnit.Framework;

namespace NanoStim.VirtualBoard.Tests;

/// <summary>Steady currents against the circuit simulation of the front end.</summary>
public class SteadyCurrentTests
{
    [TestCase("0.1ohm", 601.6)]
    [TestCase("500ohm", 601.6)]
    [TestCase("10kohm", 601.6)]
    [TestCase("12kohm", 601.6)]
    [TestCase("50kohm", 346)]
    [TestCase("1Mohm", 29.97)]
    public void Microcurrent_full_scale_into(string load, double microAmps)
    {
        BoardFixture rig = BoardFixture.Microcurrent(load).Arm().SetDuty(1).Wait(0.05);
        Assert.That(rig.HeldAmps(0.01) * 1e6, Is.EqualTo(microAmps).Within(1).Percent);
    }

    [TestCase("500ohm", 59.9)]
    [TestCase("1050ohm", 59.9)]
    [TestCase("2kohm", 33)]
    [TestCase("10kohm", 6.9)]
    public void Ems_full_scale_into(string load, double milliAmps)
    {
        BoardFixture rig = BoardFixture.Ems(load).Arm().SelectEms().SetDuty(1).Wait(0.05);
        Assert.That(rig.HeldAmps(20e-6) * 1e3, Is.EqualTo(milliAmps).Within(3).Percent);
    }

    [Test]
    public void The_smallest_step_of_the_set_point_is_60_nanoamps()
    {
        BoardFixture rig = BoardFixture.Microcurrent("500ohm").Arm().SetDuty(0.0001).Wait(0.05);
        Assert.That(rig.HeldAmps(0.01) * 1e9, Is.EqualTo(60.16).Within(0.1));
    }

    [Test]
    public void A_phase_that_lasts_for_seconds_stays_as_it_is()
    {
        FrontEndParameters endless = new() { MicrocurrentGateSeconds = 100 };
        BoardFixture rig = new BoardFixture(new VirtualBoardOptions { FrontEnd = endless }).Arm().SetAmps(200e-6).Wait(0.05);
        rig.HoldSecond(true);
        rig.Wait(10).HoldSecond(false);
        Assert.That(rig.Phases, Has.Count.EqualTo(1));
        Assert.That(rig.Phases[0].PeakMicroAmps, Is.EqualTo(200).Within(0.001));
        Assert.That(rig.Phases[0].NanoCoulombs, Is.EqualTo(-200e-6 * (10 - 5e-6) * 1e9).Within(1e-4).Percent);
    }
}
