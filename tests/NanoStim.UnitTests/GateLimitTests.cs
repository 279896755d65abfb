using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>The gate by itself: what it lets through, number by number.</summary>
[TestClass]
public class GateLimitTests
{
    [TestMethod]
    [DataRow(5999, false)]
    [DataRow(6000, true)]
    [DataRow(25000, true)]
    [DataRow(25001, false)]
    [Requirement("SR-15")]
    public void Watchdog_is_fed_in_its_window_only(int elapsedMicros, bool fed)
    {
        GateFixture rig = new GateFixture();
        rig.Gate.BeginStep(1000000);
        Assert.AreEqual(fed, rig.Gate.BeginStep(1000000 + elapsedMicros));
    }

    [TestMethod]
    [DataRow(-1, (int)FaultCode.LateStep)]
    [DataRow(0, (int)FaultCode.None)]
    [DataRow(25000, (int)FaultCode.None)]
    [DataRow(25001, (int)FaultCode.LateStep)]
    [Requirement("SR-15")]
    public void Step_is_late_after_25_millis(int elapsedMicros, int expected)
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        rig.StepMicros = elapsedMicros;
        rig.Decide(0);
        Assert.AreEqual(expected, (int)rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow(false, 0, 0, 4000, 8000, 100, true)]
    [DataRow(false, 0, 0, 4000, 8001, 100, false)]
    [DataRow(false, 1, 0, 8000, 8000, 100, true)]
    [DataRow(false, -1, 0, 0, 100, 100, true)]
    [DataRow(false, -1, 0, -1, 100, 100, false)]
    [DataRow(false, 1, 0, 101, 100, 100, false)]
    [DataRow(false, 1, 0, 100, 100, 1000000, true)]
    [DataRow(false, 1, 0, 100, 100, 1000001, false)]
    [DataRow(true, 0, 0, 450, 900, 357, true)]
    [DataRow(true, 0, 0, 450, 900, 358, false)]
    [DataRow(true, 0, 0, 450, 901, 350, false)]
    [DataRow(true, 1, 0, 450, 900, 350, false)]
    [DataRow(true, -1, 0, 450, 900, 350, false)]
    [DataRow(true, 0, 100000000, 450, 900, 350, false)]
    [DataRow(true, 0, 0, 451, 900, 350, false)]
    [DataRow(true, 1, 100000000, 450, 900, 350, false)]
    [DataRow(true, 1, 0, 450, 450, 350, false)]
    [DataRow(true, 0, 100000000, 450, 450, 350, false)]
    [Requirement("SR-4")]
    [Requirement("SR-7")]
    [Requirement("SR-12")]
    public void Plan_is_within_the_limits_of_the_mode(bool ems, int polarity, int flipNanos, int first, int second, int micros, bool admitted)
    {
        GateFixture rig = GateFixture.Armed(ems ? StimulationMode.Ems : StimulationMode.Microcurrent);
        rig.Plan.Polarity = polarity;
        rig.Plan.FlipNanos = flipNanos;
        rig.Plan.FirstDuty = first;
        rig.Plan.SecondDuty = second;
        rig.Plan.PolarityMicros = micros;
        rig.Request.Power = OutputPower.Pulsing;
        rig.Decide(0);
        Assert.AreEqual((int)(admitted ? FaultCode.None : FaultCode.PlanRefused), (int)rig.Gate.Fault);
        Assert.AreEqual((int)(admitted ? OutputPower.Pulsing : OutputPower.Off), (int)rig.Gate.Power);
    }

    [TestMethod]
    public void No_plan_is_no_plan()
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Ems);
        rig.Request.Plan = null;
        rig.Request.Power = OutputPower.Pulsing;
        rig.Decide(0);
        Assert.AreEqual((int)FaultCode.PlanRefused, (int)rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Pulses_never_start_in_the_step_that_arms()
    {
        GateFixture rig = new GateFixture();
        rig.Request.Power = OutputPower.Pulsing;
        rig.Decide(10);
        Assert.AreEqual((int)FaultCode.PlanRefused, (int)rig.Gate.Fault);
        Assert.AreEqual((int)OutputPower.Off, (int)rig.Gate.Power);
        Assert.AreEqual(0, rig.Gate.MicroAmps);
    }

    [TestMethod]
    [Requirement("SR-9")]
    public void Current_rises_by_the_step_of_the_mode_and_falls_at_once()
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Decide(600);
        Assert.AreEqual(12, rig.Gate.MicroAmps);
        rig.Decide(17);
        Assert.AreEqual(17, rig.Gate.MicroAmps);
        rig.Decide(1);
        Assert.AreEqual(1, rig.Gate.MicroAmps);
        rig.Decide(-1);
        Assert.AreEqual(0, rig.Gate.MicroAmps);
        Assert.AreEqual((int)FaultCode.None, (int)rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow(600, (int)FaultCode.None)]
    [DataRow(601, (int)FaultCode.CommandAboveCeiling)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    public void Request_above_the_ceiling_is_a_fault(int microAmps, int expected)
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Request.MicroAmps = microAmps;
        rig.Decide(20);
        Assert.AreEqual(expected, (int)rig.Gate.Fault);
        Assert.AreEqual(expected == 0 ? 12 : 0, rig.Gate.MicroAmps);
    }
}
