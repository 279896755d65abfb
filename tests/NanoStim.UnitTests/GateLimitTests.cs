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
    public void Watchdog_is_kicked_in_its_window_only(int elapsedMicros, bool fed)
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
    [Requirement("SR-4")]
    [Requirement("SR-12")]
    public void Admitted_plan_that_is_changed_changes_nothing()
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Plan.FirstDuty = 4000;
        rig.Plan.SecondDuty = 8000;
        rig.Plan.FlippedFirstDuty = 0;
        rig.Decide(0);
        Assert.AreEqual(50, rig.Gate.Plan.FirstDuty);
        Assert.AreEqual(100, rig.Gate.Plan.SecondDuty);
        Assert.AreEqual(50, rig.Gate.Plan.FlippedFirstDuty);
        Assert.IsTrue(rig.Gate.PlanIsIntact());
    }

    [TestMethod]
    public void No_plan_is_no_plan()
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Ems);
        rig.Request.Plan = null;
        rig.Request.Power = OutputPower.Pulsing;
        rig.Window.StepsSinceResult = 9;
        rig.Decide(0);
        Same.Are(FaultCode.PlanRefused, rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-8")]
    public void Pulses_never_start_in_the_step_that_arms()
    {
        GateFixture rig = new GateFixture();
        rig.Request.Power = OutputPower.Pulsing;
        rig.Decide(10);
        Same.Are(FaultCode.PlanRefused, rig.Gate.Fault);
        Same.Are(OutputPower.Off, rig.Gate.Power);
        Assert.AreEqual(0, rig.Gate.MicroAmps);
    }

    [TestMethod]
    [Requirement("SR-9")]
    public void Current_rises_by_the_step_of_the_mode_and_falls_at_once()
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Decide(600);
        Assert.AreEqual(24, rig.Gate.MicroAmps);
        rig.Decide(35);
        Assert.AreEqual(35, rig.Gate.MicroAmps);

        // In a step that looks it may fall, but not rise.
        rig.Window.StepsSinceResult = 8;
        rig.Decide(36);
        Assert.AreEqual(35, rig.Gate.MicroAmps);
        rig.Decide(1);
        Assert.AreEqual(1, rig.Gate.MicroAmps);
        rig.Decide(-1);
        Assert.AreEqual(0, rig.Gate.MicroAmps);
        Same.Are(FaultCode.None, rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    public void Nothing_is_allowed_beyond_the_intensity_and_an_eighth()
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Choose(100);
        for (int i = 0; i < 100; i++)
        {
            rig.Decide(600);
        }

        Assert.AreEqual(112, rig.Gate.MicroAmps);
        rig.Ask(101);
        rig.Decide(20);
        Same.Are(FaultCode.CommandAboveCeiling, rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-1")]
    [Requirement("SR-28")]
    public void Intensity_without_complement_was_not_chosen()
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Choose(100);
        rig.Decide(50);
        rig.Request.ChosenMicroAmps ^= 1 << 8;
        rig.Decide(51);
        Same.Are(FaultCode.StateCorrupt, rig.Gate.Fault);
        Assert.AreEqual(0, rig.Gate.MicroAmps);
    }

    [TestMethod]
    [DataRow(600, (int)FaultCode.None)]
    [DataRow(601, (int)FaultCode.CommandAboveCeiling)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    public void Request_above_the_ceiling_is_a_fault(int microAmps, int expected)
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Ask(microAmps);
        rig.Decide(20);
        Assert.AreEqual(expected, (int)rig.Gate.Fault);
        Assert.AreEqual(expected == 0 ? 20 : 0, rig.Gate.MicroAmps);
    }
}
