using nanoFramework.TestFramework;
using NanoStim.Firmware;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Each of these ends with no current in the load, the fault named, and the latch tripped.</summary>
[TestClass]
public class GateTests
{
    [TestMethod]
    [DataRow("ms-facial", 200, 1200)]
    [DataRow("ms-facial", 600, 1130)]
    [DataRow("ems-short-contractions", 20000, 1200)]
    [Requirement("SR-1")]
    [Requirement("SR-3")]
    [Requirement("SR-13")]
    public void Measured_current_above_the_set_point_trips(string program, int microAmps, int permille)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering(program, microAmps);
        rig.Board.PeakPermille = permille;
        FaultCode expected = microAmps == 600 ? FaultCode.OverCurrent : FaultCode.OutputAboveSetPoint;
        rig.AssertTrips(expected, 3);
    }

    [TestMethod]
    public void One_reading_above_the_set_point_is_a_glitch()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 1500;
        rig.Run(1);
        rig.Board.PeakPermille = 1000;
        rig.Run(50);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
    }

    [TestMethod]
    [Requirement("SR-15")]
    public void Late_step_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.TickMicros = Late + 1;
        rig.AssertTrips(FaultCode.LateStep, 1);
    }

    [TestMethod]
    [Requirement("SR-15")]
    public void Step_that_is_just_in_time_does_not_trip()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.TickMicros = Late;
        rig.Run(20);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
    }

    [TestMethod]
    [Requirement("SR-17")]
    public void Charger_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.Switches.ChargerPresent = true;
        rig.AssertTrips(FaultCode.ChargerConnected, 1);
    }

    [TestMethod]
    [Requirement("SR-22")]
    public void Switch_away_from_the_mode_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.Board.Switches.EmsSwitch = false;
        rig.AssertTrips(FaultCode.SwitchMismatch, 1);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Trip_of_the_hardware_is_reported()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.LatchSetByHardware = true;
        rig.Run(1);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        rig.AssertTrips(FaultCode.HardwareTrip, 6);
    }

    [TestMethod]
    [Requirement("SR-23")]
    public void Latch_that_cannot_be_armed_is_reported()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        rig.Board.LatchHeld = true;
        rig.Start("ms-facial", 200);
        rig.AssertTrips(FaultCode.LatchStuck, 9);
        Assert.AreEqual(0, rig.PeakMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-18")]
    public void Low_battery_ends_the_session_in_order()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.BatteryMilliVolts = 3299;
        rig.Run(45);
        Same.Are(SessionState.RampDown, rig.Session.State);
        Assert.IsTrue(rig.Board.LoadMicroAmps > 180);
        rig.AssertTrips(FaultCode.BatteryLow, 205);
    }

    [TestMethod]
    [Requirement("SR-13")]
    public void Current_while_off_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.RunTo(SessionState.Rest, 600);
        rig.Run(70);
        rig.Board.GhostMicroAmps = 201;
        rig.AssertTrips(FaultCode.CurrentWhileOff, 3);
    }

    [TestMethod]
    [Requirement("SR-13")]
    public void Converter_that_repeats_itself_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.StuckCounts = 1000;
        rig.AssertTrips(FaultCode.SenseStuck, 52);
    }

    [TestMethod]
    [Requirement("SR-13")]
    public void Converter_at_its_end_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.PeakPermille = 5000;
        rig.Board.StuckCounts = 4095;
        rig.AssertTrips(FaultCode.SenseSaturated, 3);
    }

    [TestMethod]
    [DataRow(49000)]
    [DataRow(81000)]
    [Requirement("SR-22")]
    public void Ems_supply_that_is_not_where_it_belongs_trips(int milliVolts)
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ems-short-contractions", 20000);
        rig.Board.SupplyMilliVolts = milliVolts;
        rig.AssertTrips(FaultCode.HighVoltageImplausible, 55);
    }

    [TestMethod]
    [Requirement("SR-22")]
    public void Ems_supply_that_is_on_in_microcurrent_trips()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.RestingSupplyMilliVolts = 16000;
        rig.AssertTrips(FaultCode.HighVoltageImplausible, 55);
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [Requirement("SR-23")]
    public void Self_test_fails_where_nothing_may_be_switched_on(bool zeroIsOff, bool latchCameUpClear)
    {
        StimulatorFixture rig = new StimulatorFixture();
        rig.Board.ZeroIsOff = zeroIsOff;
        rig.Board.LatchCameUpClear = latchCameUpClear;
        rig.AssertTrips(FaultCode.SelfTestFailed, 700);

        // Reset and fault: it has not passed meanwhile.
        Assert.AreEqual(2, rig.Session.Log.Count);
        Assert.IsTrue(rig.Board.Calls.IndexOf('A') < 0);
    }

    [TestMethod]
    [Requirement("SR-8")]
    [Requirement("SR-21")]
    public void First_fault_stays_and_output_stays_off_until_cleared()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.Switches.ChargerPresent = true;
        rig.Run(1);
        rig.Board.LatchSetByHardware = true;
        rig.Board.Open = true;
        rig.Board.TickMicros = Late + 1;
        rig.Run(20);
        Same.Are(FaultCode.ChargerConnected, rig.Stimulator.Fault);
        rig.Session.Stop(rig.Board.NowMicros());
        rig.Session.Dismiss(rig.Board.NowMicros());
        rig.Session.Resume(rig.Board.NowMicros());
        Same.Are(StartInhibit.FaultLatched, rig.Session.Start(rig.Board.NowMicros(), true));
        Same.Are(SessionState.Fault, rig.Session.State);

        rig.Session.ClearFault(rig.Board.NowMicros());
        rig.Run(10);
        Same.Are(SessionState.Idle, rig.Session.State);
        Assert.AreEqual(0, rig.Session.IntensityMicroAmps);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Buttons_clear_a_fault_only_when_held()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.LatchSetByHardware = true;
        rig.Run(30);
        rig.Board.Switches.Plus = true;
        rig.Board.Switches.Minus = true;
        rig.Run(150);
        Same.Are(SessionState.Fault, rig.Session.State);
        rig.Run(75);
        Same.Are(SessionState.Idle, rig.Session.State);
    }

    [TestMethod]
    [DataRow("ms-facial", 200)]
    [DataRow("ems-short-contractions", 20000)]
    [Requirement("SR-16")]
    public void Stop_puts_the_output_off_in_one_step_from_every_state(string program, int microAmps)
    {
        for (int at = 0; at < 700; at += 7)
        {
            StimulatorFixture rig = StimulatorFixture.Idle();
            rig.Start(program, microAmps);
            rig.Run(at);
            rig.Board.Switches.StopPressed = true;
            rig.Run(1);
            Assert.AreEqual(0, rig.Board.LoadMicroAmps);
            Same.Are(SessionState.Idle, rig.Session.State);
        }
    }

    [TestMethod]
    [Requirement("SR-15")]
    public void Watchdog_is_not_kicked_while_a_fault_is_latched()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        int before = rig.Board.Kicks;
        rig.Run(10);
        Assert.AreEqual(before + 10, rig.Board.Kicks);
        rig.Board.Switches.ChargerPresent = true;
        rig.Run(1);
        before = rig.Board.Kicks;
        rig.Run(10);
        Assert.AreEqual(before, rig.Board.Kicks);
    }

    [TestMethod]
    [Requirement("SR-15")]
    public void Watchdog_is_never_kicked_twice_within_its_window()
    {
        // A step that began late is followed by one that begins at the tick, too soon for the window.
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        int before = rig.Board.Kicks;
        for (int i = 0; i < 10; i++)
        {
            rig.Board.TickMicros = 15500;
            rig.Run(1);
            rig.Board.TickMicros = 4500;
            rig.Run(1);
        }

        Assert.AreEqual(before + 10, rig.Board.Kicks);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
    }

    [TestMethod]
    public void Loop_waits_for_its_tick()
    {
        StimulatorFixture rig = StimulatorFixture.Idle();
        long before = rig.Board.NowMicros();
        new MainLoop(rig.Board, rig.Stimulator).RunStep();
        Assert.AreEqual(before + rig.Board.TickMicros, rig.Board.NowMicros());
    }

    [TestMethod]
    [Requirement("SR-15")]
    [Requirement("SR-21")]
    public void Exception_in_the_step_makes_the_output_safe_until_reset()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        MainLoop loop = new MainLoop(rig.Board, rig.Stimulator);
        Assert.IsNull(loop.HaltReason);
        rig.Session.SetIntensity(100);
        rig.Board.ThrowOnWrite = true;

        // Every second step writes.
        loop.RunStep();
        loop.RunStep();
        Assert.IsTrue(loop.Halted);
        Assert.AreEqual("planted", loop.HaltReason);
        Same.Are(FaultCode.InternalError, rig.Stimulator.Fault);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        int kicks = rig.Board.Kicks;
        for (int i = 0; i < 20; i++)
        {
            loop.RunStep();
        }

        Assert.AreEqual(kicks, rig.Board.Kicks);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
    }

    private const int Late = 25000;
}
