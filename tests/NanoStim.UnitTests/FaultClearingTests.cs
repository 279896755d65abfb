using nanoFramework.TestFramework;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>How a fault is cleared, and by which of them the device has to prove itself again.</summary>
[TestClass]
public class FaultClearingTests
{
    [TestMethod]
    [DataRow((int)FaultCode.None, false)]
    [DataRow((int)FaultCode.OverCurrent, true)]
    [DataRow((int)FaultCode.OutputAboveSetPoint, false)]
    [DataRow((int)FaultCode.CurrentWhileOff, true)]
    [DataRow((int)FaultCode.CommandAboveCeiling, false)]
    [DataRow((int)FaultCode.ElectrodeOpen, false)]
    [DataRow((int)FaultCode.ElectrodeShort, false)]
    [DataRow((int)FaultCode.PhaseMissing, true)]
    [DataRow((int)FaultCode.PolarityWrong, true)]
    [DataRow((int)FaultCode.SignedSenseFailed, true)]
    [DataRow((int)FaultCode.SupplySenseFailed, true)]
    [DataRow((int)FaultCode.ChargeImbalance, false)]
    [DataRow((int)FaultCode.InternalError, true)]
    [DataRow((int)FaultCode.LoopSlow, true)]
    [DataRow((int)FaultCode.ClockMismatch, true)]
    [DataRow((int)FaultCode.StateCorrupt, true)]
    [DataRow((int)FaultCode.BatteryLow, false)]
    [DataRow((int)FaultCode.HardwareTrip, false)]
    [DataRow((int)FaultCode.LatchStuck, true)]
    [DataRow((int)FaultCode.HighVoltageImplausible, true)]
    [DataRow((int)FaultCode.SelfTestFailed, true)]
    [DataRow((int)FaultCode.ButtonHeld, true)]
    [DataRow((int)FaultCode.BackupMemoryFailed, true)]
    [DataRow((int)FaultCode.ProtectionFailed, true)]
    [Requirement("SR-21")]
    public void Fault_of_the_device_needs_a_self_test(int code, bool needed)
    {
        Assert.AreEqual(needed, FaultCatalogue.NeedsSelfTest((FaultCode)code));
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Fault_of_the_device_is_cleared_by_a_self_test_that_passes()
    {
        StimulatorFixture rig = WithoutPhase();
        rig.Board.SecondPhaseLost = false;
        rig.Session.ClearFault(rig.Board.NowMicros());
        Same.Are(SessionState.SelfTest, rig.Session.State);
        Assert.AreEqual(0, rig.Session.IntensityMicroAmps);
        rig.Run(1);
        Same.Are(SessionState.SelfTest, rig.Session.State);
        rig.RunTo(SessionState.Idle, 100);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
    }

    [TestMethod]
    [Requirement("SR-29")]
    public void Protections_are_tested_again_where_stop_was_held()
    {
        StimulatorFixture rig = WithoutPhase();
        rig.Board.SecondPhaseLost = false;
        rig.Board.Switches.StopPressed = true;
        rig.Run(10);
        rig.Session.ClearFault(rig.Board.NowMicros());
        rig.RunTo(SessionState.Idle, 100);
        rig.Board.Switches.StopPressed = false;
        rig.Run(50);
        rig.Board.WatchdogIsDead = true;
        rig.Session.SetIntensity(200);
        Same.Are(StartInhibit.FaultLatched, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.AssertTrips(FaultCode.ProtectionFailed, 1);

        // After a fault of the contact they are as they were tested.
        rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.Open = true;
        rig.AssertTrips(FaultCode.ElectrodeOpen, 100);
        rig.Board.Open = false;
        rig.Session.ClearFault(rig.Board.NowMicros());
        rig.Run(50);
        rig.Board.Calls = "";
        rig.Session.SetIntensity(200);
        Same.Are(StartInhibit.None, rig.Session.Start(rig.Board.NowMicros(), true));
        Assert.AreEqual("", rig.Board.Calls);
    }

    [TestMethod]
    [Requirement("SR-23")]
    public void Self_test_that_fails_leaves_a_fault()
    {
        StimulatorFixture rig = WithoutPhase();
        rig.Board.WatchdogIsDead = true;
        rig.Session.ClearFault(rig.Board.NowMicros());
        rig.AssertTrips(FaultCode.ProtectionFailed, 100);
    }

    [TestMethod]
    public void Without_a_fault_there_is_nothing_to_clear()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Session.ClearFault(rig.Board.NowMicros());
        rig.Run(1);
        Same.Are(SessionState.Deliver, rig.Session.State);
        Assert.AreEqual(200, rig.Session.IntensityMicroAmps);
        Assert.AreEqual(200, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-29")]
    public void Protection_that_is_dead_in_the_other_range_is_no_start()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.LimiterIsDead = true;
        rig.Board.Switches.EmsSwitch = true;
        rig.Run(1);
        rig.Session.SelectProgram(ProgramCatalogue.Find("ems-short-contractions"));
        rig.Session.SetIntensity(20000);
        Same.Are(StartInhibit.FaultLatched, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.AssertTrips(FaultCode.ProtectionFailed, 1);
        Assert.AreEqual(0, rig.PeakMicroAmps);
    }

    private static StimulatorFixture WithoutPhase()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.SecondPhaseLost = true;
        rig.AssertTrips(FaultCode.PhaseMissing, 100);
        return rig;
    }
}
