using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>
/// Open and jump, mV by mV, in EMS: open above 57 V, a jump above 20 V at a current that has been steady for more than 20 steps and a
/// window of 10; both confirmed by a second reading of three quarters of the first.
/// </summary>
[TestClass]
public class ContactMonitorTests
{
    [TestMethod]
    [DataRow(57000, (int)FaultCode.ContactJump)]
    [DataRow(57001, (int)FaultCode.ElectrodeOpen)]
    [Requirement("SR-10")]
    public void Out_of_compliance_is_an_open_electrode(int milliVolts, int expected)
    {
        ContactMonitor monitor = Steady(20000, 100);
        Same.Are(FaultCode.None, Check(monitor, milliVolts, 20000));
        Assert.AreEqual(expected, (int)Check(monitor, milliVolts, 20000));
    }

    [TestMethod]
    public void One_reading_is_a_glitch_every_time()
    {
        ContactMonitor monitor = Steady(20000, 100);
        for (int i = 0; i < 10; i++)
        {
            Same.Are(FaultCode.None, Check(monitor, 63000, 20000));
            Same.Are(FaultCode.None, Check(monitor, 5000, 20000));
        }

        // Nor does one before the pulses stopped and one after.
        Check(monitor, 63000, 20000);
        monitor.Restart();
        Same.Are(FaultCode.None, Check(monitor, 63000, 20000));
    }

    [TestMethod]
    [DataRow(25000, 60000, (int)FaultCode.None)]
    [DataRow(25001, 60000, (int)FaultCode.ContactJump)]
    [DataRow(40003, 30003, (int)FaultCode.ContactJump)]
    [DataRow(40003, 30002, (int)FaultCode.None)]
    [DataRow(60000, 45000, (int)FaultCode.ElectrodeOpen)]
    [DataRow(60000, 44999, (int)FaultCode.None)]
    [Requirement("SR-10")]
    public void Jump_counts_from_the_running_mean(int first, int second, int expected)
    {
        // From 5 V.
        ContactMonitor monitor = Steady(20000, 300);
        Same.Are(FaultCode.None, Check(monitor, first, 20000));
        Assert.AreEqual(expected, (int)Check(monitor, second, 20000));
    }

    [TestMethod]
    [DataRow(27000, false)]
    [DataRow(27001, true)]
    public void Mean_goes_an_eighth_of_the_way(int milliVolts, bool trips)
    {
        // From 5 V to 7 V with a reading of 21 V.
        ContactMonitor monitor = Steady(20000, 300);
        Same.Are(FaultCode.None, Check(monitor, 21000, 20000));
        Same.Are(FaultCode.None, Check(monitor, milliVolts, 20000));
        Same.Are(trips ? FaultCode.ContactJump : FaultCode.None, Check(monitor, milliVolts, 20000));
    }

    [TestMethod]
    public void Fall_is_no_jump()
    {
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        for (int i = 0; i < 300; i++)
        {
            Check(monitor, 50000, 20000);
        }

        Same.Are(FaultCode.None, Check(monitor, 1000, 20000));
        Same.Are(FaultCode.None, Check(monitor, 1000, 20000));
    }

    [TestMethod]
    [DataRow(20000, 10, 23, false)]
    [DataRow(20000, 10, 24, true)]
    [DataRow(20000, 50, 43, false)]
    [DataRow(20000, 50, 44, true)]
    [DataRow(0, 10, 22, false)]
    [DataRow(0, 10, 23, true)]
    public void Jump_needs_a_current_that_has_been_steady(int microAmps, int windowSteps, int stepsBefore, bool trips)
    {
        // More than 35 steps and a window, every second of which is checked. Zero is steady from the start.
        MeasurementWindow window = new MeasurementWindow { StepsSinceResult = 5, Length = windowSteps };
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        for (int i = 0; i < stepsBefore; i++)
        {
            Check(monitor, 5000, microAmps, window, new PulsePlan());
        }

        Check(monitor, 50000, microAmps, window, new PulsePlan());
        FaultCode fault = Check(monitor, 50000, microAmps, window, new PulsePlan());
        Same.Are(trips ? FaultCode.ContactJump : FaultCode.None, fault);
    }

    [TestMethod]
    [DataRow(20000, 21350, true)]
    [DataRow(20000, 21351, false)]
    [DataRow(20000, 18650, true)]
    [DataRow(20000, 18649, false)]
    [DataRow(620, 600, true)]
    [DataRow(620, 599, false)]
    [DataRow(599, 599, false)]
    public void Touches_of_the_regulator_leave_the_current_steady(int before, int after, bool steady)
    {
        // A sixteenth of 20 mA and half the noise are 1350 µA; below three times the noise nothing is steady.
        ContactMonitor monitor = Steady(before, 100);
        if (before == after)
        {
            Steady(monitor, before + 1, 1);
        }

        Check(monitor, 5000, after);
        Check(monitor, 50000, after);
        Same.Are(steady ? FaultCode.ContactJump : FaultCode.None, Check(monitor, 50000, after));
    }

    [TestMethod]
    public void Touches_are_compared_with_the_current_that_was_steady()
    {
        // Each of these is within the slack of the one before, but not of the first.
        ContactMonitor monitor = Steady(20000, 100);
        Check(monitor, 5000, 21000);
        Check(monitor, 5000, 22000);
        Check(monitor, 50000, 22000);
        Same.Are(FaultCode.None, Check(monitor, 50000, 22000));
    }

    [TestMethod]
    public void Every_touch_is_a_step_of_a_steady_current()
    {
        ContactMonitor monitor = Steady(20000, 1);
        for (int i = 0; i < 46; i++)
        {
            Check(monitor, 5000, 20001 + (i & 1));
        }

        Check(monitor, 50000, 20001);
        Same.Are(FaultCode.ContactJump, Check(monitor, 50000, 20001));
    }

    [TestMethod]
    [DataRow(20000, false)]
    [DataRow(19999, true)]
    public void Between_rare_pulses_a_jump_is_higher(int last, bool trips)
    {
        MeasurementWindow window = new MeasurementWindow { StepsSinceResult = 5, ElectrodeMilliVolts = last };
        PulsePlan plan = new PulsePlan { IsSparse = true };
        ContactMonitor monitor = Steady(20000, 100);
        Check(monitor, 40000, 20000, window, plan);
        Same.Are(trips ? FaultCode.ContactJump : FaultCode.None, Check(monitor, 40000, 20000, window, plan));
    }

    private static ContactMonitor Steady(int microAmps, int steps)
    {
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        Steady(monitor, microAmps, steps);
        return monitor;
    }

    private static void Steady(ContactMonitor monitor, int microAmps, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Same.Are(FaultCode.None, Check(monitor, 5000, microAmps));
        }
    }

    private static FaultCode Check(ContactMonitor monitor, int milliVolts, int microAmps)
    {
        return Check(monitor, milliVolts, microAmps, new MeasurementWindow { StepsSinceResult = 5 }, new PulsePlan());
    }

    private static FaultCode Check(ContactMonitor monitor, int milliVolts, int microAmps, MeasurementWindow window, PulsePlan plan)
    {
        return monitor.Check(new Measurement { ElectrodeMilliVolts = milliVolts }, window, plan, EmsMode.Limits, microAmps);
    }
}
