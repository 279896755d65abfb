using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>When the gate looks at what, and what it forgets when.</summary>
[TestClass]
public class GateScheduleTests
{
    [TestMethod]
    [DataRow(false, false, false, false, true)]
    [DataRow(false, true, false, false, false)]
    [DataRow(false, false, true, false, false)]
    [DataRow(false, false, false, true, false)]
    [DataRow(true, false, false, true, true)]
    [DataRow(true, false, false, false, false)]
    [Requirement("SR-17")]
    [Requirement("SR-22")]
    public void Output_needs_latch_charger_and_switch_as_they_should_be(bool ems, bool tripped, bool charger, bool emsSwitch, bool stays)
    {
        GateFixture rig = GateFixture.Armed(ems ? StimulationMode.Ems : StimulationMode.Microcurrent);
        rig.Inputs.Tripped = tripped;
        rig.Inputs.ChargerPresent = charger;
        rig.Inputs.EmsSwitch = emsSwitch;
        rig.Decide(0);
        Same.Are(stays ? OutputPower.Armed : OutputPower.Off, rig.Gate.Power);
    }

    [TestMethod]
    [Requirement("SR-21")]
    public void Fault_without_pulses_puts_the_output_off_in_the_same_step()
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        rig.Inputs.ChargerPresent = true;
        rig.Decide(0);
        Same.Are(FaultCode.ChargerConnected, rig.Gate.Fault);
        Same.Are(OutputPower.Off, rig.Gate.Power);
    }

    [TestMethod]
    [DataRow(CheckSchedule.Supplies, true)]
    [DataRow(CheckSchedule.Dose, false)]
    [DataRow(CheckSchedule.Regulation, false)]
    [DataRow(CheckSchedule.Contact, false)]
    [DataRow(9, false)]
    [Requirement("SR-18")]
    [Requirement("SR-22")]
    public void Supplies_are_checked_in_their_step_only(int age, bool trips)
    {
        // 0.05 s to settle and 0.32 s to confirm.
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        rig.Measurement.HighVoltageMilliVolts = 15001;
        rig.Window.StepsSinceResult = age;
        for (int i = 0; i < 37; i++)
        {
            Same.Are(FaultCode.None, rig.Gate.Fault);
            rig.Decide(0);
        }

        Same.Are(trips ? FaultCode.HighVoltageImplausible : FaultCode.None, rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow(CheckSchedule.Dose, true, true)]
    [DataRow(CheckSchedule.Dose, false, false)]
    [DataRow(CheckSchedule.Supplies, true, false)]
    [DataRow(9, true, false)]
    [Requirement("SR-4")]
    [Requirement("SR-5")]
    [Requirement("SR-6")]
    public void Dose_is_checked_in_the_step_of_its_pulse(int age, bool pulsing, bool trips)
    {
        // 1 A for 1 ms is 1000 µC.
        GateFixture rig = GateFixture.Pulsing();
        if (!pulsing)
        {
            rig.Request.Power = OutputPower.Armed;
            rig.Decide(0);
        }

        rig.Gate.Plan.PolarityMicros = 1000;
        rig.Window.PeakMicroAmps = 1000000;
        rig.Window.StepsSinceResult = age;
        rig.Decide(0);
        Same.Are(trips ? FaultCode.PhaseChargeExceeded : FaultCode.None, rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow(14, false)]
    [DataRow(16, true)]
    [Requirement("SR-18")]
    public void Supplies_wait_where_windows_are_short(int windowSteps, bool trips)
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        rig.Gate.Day.Add(0, 3661);
        rig.Window.Length = windowSteps;
        BitFlip.Overwrite(rig.Gate, "_windows", 2);
        rig.Window.StepsSinceResult = CheckSchedule.Supplies;
        rig.Decide(0);
        Same.Are(trips ? FaultCode.DayTimeExceeded : FaultCode.None, rig.Gate.Fault);
        rig.Window.StepsSinceResult = CheckSchedule.Integrity;
        rig.Decide(0);
        rig.Window.StepsSinceResult = CheckSchedule.Supplies;
        rig.Decide(0);
        Same.Are(FaultCode.DayTimeExceeded, rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow(1, CheckSchedule.Integrity, false)]
    [DataRow(2, CheckSchedule.Integrity, true)]
    [DataRow(1, CheckSchedule.Supplies, false)]
    [DataRow(2, CheckSchedule.Supplies, true)]
    [DataRow(2, CheckSchedule.Contact, false)]
    [DataRow(1, 10, true)]
    public void Step_is_light_where_little_was_checked(int windows, int due, bool light)
    {
        GateFixture rig = GateFixture.Pulsing();
        BitFlip.Overwrite(rig.Gate, "_windows", windows);
        Assert.AreEqual(light, rig.Gate.IsLight(due));
    }

    [TestMethod]
    [Requirement("SR-19")]
    public void Time_of_the_day_is_checked_with_the_supplies()
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        rig.Gate.Day.Add(0, 3661);
        rig.Window.StepsSinceResult = CheckSchedule.Dose;
        rig.Decide(0);
        Same.Are(FaultCode.None, rig.Gate.Fault);
        rig.Window.StepsSinceResult = CheckSchedule.Supplies;
        rig.Decide(0);
        Same.Are(FaultCode.DayTimeExceeded, rig.Gate.Fault);
    }

    [TestMethod]
    [DataRow(9, (int)FaultCode.LatchStuck)]
    [DataRow(CheckSchedule.Supplies, (int)FaultCode.HardwareTrip)]
    [Requirement("SR-16")]
    [Requirement("SR-23")]
    public void Latch_counts_as_stuck_until_the_first_window_is_over(int step, int expected)
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        rig.Window.StepsSinceResult = step;
        rig.Decide(0);
        rig.Inputs.Tripped = true;
        rig.Decide(0);

        // Off at once; the cause has 50 ms to show.
        Same.Are(OutputPower.Off, rig.Gate.Power);
        for (int i = 0; i < 4; i++)
        {
            rig.Decide(0);
            Same.Are(FaultCode.None, rig.Gate.Fault);
        }

        rig.Decide(0);
        Assert.AreEqual(expected, (int)rig.Gate.Fault);
    }

    [TestMethod]
    [Requirement("SR-16")]
    public void Stop_that_bounces_is_no_fault()
    {
        StimulatorFixture rig = StimulatorFixture.Delivering("ms-facial", 200);
        rig.Board.LatchSetByHardware = true;
        rig.Run(2);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        rig.Board.Switches.StopPressed = true;
        rig.Run(1);
        rig.Board.Switches.StopPressed = false;
        rig.Run(20);
        Same.Are(SessionState.Idle, rig.Session.State);
        Same.Are(FaultCode.None, rig.Stimulator.Fault);
    }

    [TestMethod]
    public void Arming_starts_a_window_of_its_own()
    {
        GateFixture rig = new GateFixture();
        rig.Window.Length = 100;
        rig.Window.StepsSinceResult = 57;
        rig.Request.Power = OutputPower.Armed;
        rig.Decide(0);
        Assert.AreEqual(0, rig.Window.StepsSinceResult);
        Assert.AreEqual(10, rig.Window.Length);
    }

    [TestMethod]
    public void What_the_peak_hold_has_from_before_the_arming_is_no_fault()
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        rig.Decide(0);
        for (int session = 0; session < 2; session++)
        {
            rig.Request.Power = OutputPower.Off;
            rig.Decide(0);
            rig.Request.Power = OutputPower.Armed;
            rig.Decide(0);
            rig.Measurement.PeakMicroAmps = 500;
            rig.Decide(0);
            rig.Decide(0);
            Same.Are(FaultCode.None, rig.Gate.Fault);
            rig.Measurement.PeakMicroAmps = 0;
        }
    }

    [TestMethod]
    public void Mean_has_its_time_to_fall_when_pulses_stop()
    {
        GateFixture rig = GateFixture.Armed(StimulationMode.Microcurrent);
        for (int i = 0; i < 70; i++)
        {
            rig.Decide(0);
        }

        rig.Admit();
        rig.Decide(0);
        rig.Request.Power = OutputPower.Armed;
        rig.Measurement.MeanMicroAmps = 3;
        for (int i = 0; i < 32; i++)
        {
            rig.Decide(0);
        }

        Same.Are(FaultCode.None, rig.Gate.Fault);
        rig.Decide(0);
        Same.Are(FaultCode.CurrentWhileOff, rig.Gate.Fault);
    }

    [TestMethod]
    public void Contact_of_the_train_before_is_forgotten()
    {
        // One reading above 27 V at the end of a train and one at the start of the next: two glitches.
        GateFixture rig = GateFixture.Pulsing();
        rig.Measurement.ElectrodeMilliVolts = 27001;
        rig.Request.Power = OutputPower.Armed;
        rig.Decide(0);
        rig.Measurement.ElectrodeMilliVolts = 0;
        rig.Admit();
        rig.Decide(0);
        rig.Measurement.ElectrodeMilliVolts = 27001;
        rig.Decide(0);
        Same.Are(FaultCode.ElectrodeOpen, FaultAfter(rig));
    }

    [TestMethod]
    [Requirement("SR-7")]
    public void Net_charge_is_that_of_the_session()
    {
        // 118.8 mC in all: the sum of a window, each mean for two steps of 999 µs (10 ms times the reciprocal of 10); the first one is three steps long.
        GateFixture rig = GateFixture.Pulsing();
        rig.Window.StepsSinceResult = CheckSchedule.Dose;
        rig.Window.SignedMeanSumMicroAmps = 19806602;
        rig.Decide(0);
        Same.Are(FaultCode.None, rig.Gate.Fault);
        rig.Gate.BeginSession();
        rig.Window.SignedMeanSumMicroAmps = 59459459;
        rig.Decide(0);
        Same.Are(FaultCode.None, rig.Gate.Fault);
        rig.Window.SignedMeanSumMicroAmps = 1000;
        rig.Decide(0);
        Same.Are(FaultCode.NetChargeExceeded, rig.Gate.Fault);
    }

    private static FaultCode FaultAfter(GateFixture rig)
    {
        Same.Are(FaultCode.None, rig.Gate.Fault);
        rig.Decide(0);
        return rig.Gate.Fault;
    }
}
