using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Flipped bits and slow steps at the gate: what it finds in which step of the window.</summary>
[TestClass]
public class GateIntegrityTests
{
    [TestMethod]
    [DataRow(CheckSchedule.Integrity, (int)FaultCode.StateCorrupt)]
    [DataRow(9, (int)FaultCode.None)]
    [Requirement("SR-28")]
    public void Chosen_intensity_is_compared_every_second_window(int age, int expected)
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Request.ChosenMicroAmps ^= 1;
        AssertFaultAtLast(rig, age, 2, expected);
    }

    [TestMethod]
    [DataRow(CheckSchedule.Integrity, (int)FaultCode.StateCorrupt)]
    [DataRow(9, (int)FaultCode.None)]
    [Requirement("SR-28")]
    public void Requested_current_is_compared_every_second_window(int age, int expected)
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Request.MicroAmps ^= 1;
        AssertFaultAtLast(rig, age, 2, expected);
    }

    [TestMethod]
    [DataRow(CheckSchedule.Integrity, (int)FaultCode.StateCorrupt)]
    [DataRow(9, (int)FaultCode.None)]
    [Requirement("SR-28")]
    public void Allowed_current_is_compared_every_second_window(int age, int expected)
    {
        GateFixture rig = GateFixture.Pulsing();
        BitFlip.OfInt(rig.Gate, "MicroAmpsComplement");
        AssertFaultAtLast(rig, age, 2, expected);
    }

    [TestMethod]
    [DataRow(CheckSchedule.Integrity, (int)FaultCode.StateCorrupt)]
    [DataRow(9, (int)FaultCode.None)]
    [Requirement("SR-28")]
    public void Limits_are_compared_every_fourth_window(int age, int expected)
    {
        // A record like that of microcurrent, but for the checksum.
        GateFixture rig = GateFixture.Pulsing();
        ModeLimits limits = new ModeLimits { OverCurrentMicroAmps = 660, NoiseMicroAmps = 2, OpenMilliVolts = 27000, MaxJumpMilliVolts = 40000 };
        BitFlip.Overwrite(rig.Gate, "Limits", limits);
        AssertFaultAtLast(rig, age, 4, expected);
    }

    [TestMethod]
    public void What_is_intact_passes_in_every_step_of_the_window()
    {
        for (int age = 0; age < CheckSchedule.MinSteps; age++)
        {
            AssertFault(GateFixture.Pulsing(), age, (int)FaultCode.None);
        }
    }

    [TestMethod]
    [DataRow(CheckSchedule.Integrity, true, (int)FaultCode.StateCorrupt)]
    [DataRow(CheckSchedule.Integrity, false, (int)FaultCode.None)]
    [DataRow(9, true, (int)FaultCode.None)]
    [Requirement("SR-28")]
    public void Plan_is_compared_in_every_fourth_window_of_pulses(int age, bool pulsing, int expected)
    {
        GateFixture rig = GateFixture.Pulsing();
        if (!pulsing)
        {
            rig.Request.Power = OutputPower.Armed;
            rig.Decide(0);
        }

        rig.Gate.Plan.FirstDuty ^= 1;
        AssertFaultAtLast(rig, age, 2, expected);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Plan_that_the_session_has_lost_is_never_admitted()
    {
        // What runs is the copy of the gate; the next train is refused.
        GateFixture rig = GateFixture.Pulsing();
        rig.Request.Plan.PolarityMicros ^= 1;
        AssertFault(rig, CheckSchedule.Contact, (int)FaultCode.None);
        rig.Request.Power = OutputPower.Armed;
        rig.Decide(0);
        rig.Request.Power = OutputPower.Pulsing;
        rig.Window.StepsSinceResult = 9;
        rig.Decide(0);
        Same.Are(FaultCode.PlanRefused, rig.Gate.Fault);
        Same.Are(OutputPower.Off, rig.Gate.Power);
    }

    [TestMethod]
    [Requirement("SR-27")]
    public void Mean_that_shows_a_missing_phase_first_is_named_after_it()
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Window.PeakMicroAmps = 12;
        rig.Window.PositivePeakMicroAmps = 12;
        rig.Window.MeanSumMicroAmps = 5000;
        for (int window = 0; window < 3; window++)
        {
            rig.Measurement.SignedCounts++;
            AssertFault(rig, CheckSchedule.Polarity, (int)FaultCode.None);
            AssertFault(rig, CheckSchedule.Contact, (int)FaultCode.None);
        }

        AssertFault(rig, CheckSchedule.Contact, (int)FaultCode.PhaseMissing);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Window_that_would_never_act_again_ends_the_output()
    {
        GateFixture rig = GateFixture.Pulsing();
        rig.Window.Length = -10;
        AssertFault(rig, CheckSchedule.Polarity, (int)FaultCode.StateCorrupt);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Count_of_the_window_below_zero_is_a_fault()
    {
        GateFixture rig = GateFixture.Pulsing();
        AssertFault(rig, -2, (int)FaultCode.StateCorrupt);
        rig = GateFixture.Armed(StimulationMode.Microcurrent);
        AssertFault(rig, 10, (int)FaultCode.None);
        AssertFault(rig, -2, (int)FaultCode.StateCorrupt);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Power_that_does_not_exist_is_a_fault()
    {
        GateFixture rig = GateFixture.Pulsing();
        BitFlip.Overwrite(rig.Gate, "Power", (OutputPower)7);
        AssertFault(rig, 9, (int)FaultCode.StateCorrupt);
    }

    [TestMethod]
    [DataRow(15000, 9, (int)FaultCode.None)]
    [DataRow(15001, 2, (int)FaultCode.None)]
    [DataRow(15001, 3, (int)FaultCode.LoopSlow)]
    [DataRow(6000, 9, (int)FaultCode.None)]
    [DataRow(5999, 2, (int)FaultCode.None)]
    [DataRow(5999, 3, (int)FaultCode.LoopSlow)]
    [Requirement("SR-15")]
    public void Loop_is_slow_after_more_than_twenty_slow_steps(int elapsedMicros, int windows, int expected)
    {
        // Windows in time are not saved up, nor do they count as slow.
        GateFixture rig = GateFixture.Pulsing();
        RunWindow(rig, 0, elapsedMicros, (int)FaultCode.None);
        for (int window = 1; window < windows; window++)
        {
            RunWindow(rig, 10, elapsedMicros, (int)FaultCode.None);
        }

        RunWindow(rig, 10, elapsedMicros, expected);
    }

    [TestMethod]
    [Requirement("SR-15")]
    public void Slow_step_is_made_up_for_by_one_in_time()
    {
        GateFixture rig = GateFixture.Pulsing();
        for (int window = 0; window < 30; window++)
        {
            RunWindow(rig, 5, 15001, (int)FaultCode.None);
        }

        // Two more than are made up for, in each window.
        for (int window = 0; window < 10; window++)
        {
            RunWindow(rig, 6, 15001, (int)FaultCode.None);
        }

        RunWindow(rig, 6, 15001, (int)FaultCode.LoopSlow);
    }

    [TestMethod]
    [Requirement("SR-15")]
    public void Slow_loop_is_forgotten_when_armed_again()
    {
        GateFixture rig = GateFixture.Pulsing();
        RunWindow(rig, 10, 15001, (int)FaultCode.None);
        RunWindow(rig, 10, 15001, (int)FaultCode.None);
        rig.Request.Power = OutputPower.Off;
        rig.StepMicros = 10000;
        rig.Decide(0);
        rig.StartPulses();
        RunWindow(rig, 10, 15001, (int)FaultCode.None);
        RunWindow(rig, 10, 15001, (int)FaultCode.None);
        RunWindow(rig, 10, 15001, (int)FaultCode.LoopSlow);
    }

    /// <summary>A window of ten steps, so many of them slow; what is expected is expected in its step for integrity.</summary>
    private static void RunWindow(GateFixture rig, int slowSteps, int elapsedMicros, int expected)
    {
        for (int step = 0; step < 10; step++)
        {
            rig.StepMicros = step < slowSteps ? elapsedMicros : 10000;
            AssertFault(rig, step < 9 ? 9 : CheckSchedule.Integrity, step < 9 ? (int)FaultCode.None : expected);
        }
    }

    /// <summary>Runs the same step of so many windows; only the last finds anything.</summary>
    private static void AssertFaultAtLast(GateFixture rig, int age, int windows, int expected)
    {
        for (int window = 1; window < windows; window++)
        {
            AssertFault(rig, age, (int)FaultCode.None);
        }

        AssertFault(rig, age, expected);
    }

    /// <summary>Runs one step, in which nothing is asked of the gate, and which leaves the output off where there is a fault.</summary>
    private static void AssertFault(GateFixture rig, int age, int expected)
    {
        rig.Window.StepsSinceResult = age;
        rig.Decide(rig.Gate.MicroAmps);
        Assert.AreEqual(expected, (int)rig.Gate.Fault);
        if (expected != (int)FaultCode.None)
        {
            Assert.AreEqual(0, rig.Gate.MicroAmps);
            Same.Are(OutputPower.Off, rig.Gate.Power);
        }
    }
}
