using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>
/// What is checked once in a window, number by number: windows of 10 steps, a train that is on for half of the time, so that a peak of
/// 20 mA makes a sum of means of 100 mA. In EMS the noise is 200 µA, in microcurrent 2 µA.
/// </summary>
[TestClass]
public class ContactWindowTests
{
    // A step of the window in which no contact is checked.
    private const int Between = 9;

    private const int Steady = 200;

    [TestMethod]
    [DataRow(113500, 113500, (int)FaultCode.None)]
    [DataRow(113502, 113500, (int)FaultCode.None)]
    [DataRow(113502, 113502, (int)FaultCode.SenseDisagree)]
    [DataRow(86500, 86500, (int)FaultCode.None)]
    [DataRow(86498, 86500, (int)FaultCode.None)]
    [DataRow(86499, 86499, (int)FaultCode.SenseDisagree)]
    [DataRow(113502, 86498, (int)FaultCode.SenseDisagree)]
    [Requirement("SR-13")]
    public void Mean_follows_from_the_peak_within_an_eighth_and_the_noise(int first, int second, int expected)
    {
        // The noise of ten means, halved: 1000 µA.
        ContactMonitor monitor = Running(EmsMode.Limits, 20000, 5000, Steady);
        Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, 20000, first));
        Assert.AreEqual(expected, (int)Window(monitor, EmsMode.Limits, 20000, 5000, 20000, second));
    }

    [TestMethod]
    public void One_window_that_disagrees_is_a_glitch_every_time()
    {
        ContactMonitor monitor = Running(EmsMode.Limits, 20000, 5000, Steady);
        for (int i = 0; i < 5; i++)
        {
            Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, 20000, 200000));
            Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, 20000, 100000));
        }
    }

    [TestMethod]
    [DataRow(16000, 68999, true)]
    [DataRow(16000, 69000, false)]
    [DataRow(25000, 86499, true)]
    [DataRow(25000, 86500, false)]
    public void Too_little_is_less_than_peak_and_set_point_both_ask_for(int peak, int meanSum, bool trips)
    {
        // The peak hold can still exceed the set-point: then 20 mA count, else the 16 mA that were measured.
        ContactMonitor monitor = Running(EmsMode.Limits, 20000, 5000, Steady);
        Window(monitor, EmsMode.Limits, 20000, 5000, peak, meanSum);
        FaultCode fault = Window(monitor, EmsMode.Limits, 20000, 5000, peak, meanSum);
        Same.Are(trips ? FaultCode.SenseDisagree : peak < 17400 ? FaultCode.CurrentNotReached : FaultCode.None, fault);
    }

    [TestMethod]
    public void Out_of_compliance_it_is_the_contact()
    {
        // Three quarters of 57 V.
        Same.Are(FaultCode.SenseDisagree, Twice(42750, 20000, 0));
        Same.Are(FaultCode.ElectrodeOpen, Twice(42751, 20000, 0));
        Same.Are(FaultCode.CurrentNotReached, Twice(42750, 10000, 50000));
        Same.Are(FaultCode.ElectrodeOpen, Twice(42751, 10000, 50000));

        // A voltage that errs below zero is none.
        ContactMonitor monitor = Running(MicrocurrentMode.Limits, 100, -5, 300);
        Window(monitor, MicrocurrentMode.Limits, 100, -5, 50, 250);
        Same.Are(FaultCode.CurrentNotReached, Window(monitor, MicrocurrentMode.Limits, 100, -5, 50, 250));

        // A bridge switch that stays on is no loss of contact.
        Same.Are(FaultCode.SenseDisagree, Twice(42751, 20000, 200000));
    }

    [TestMethod]
    [DataRow(20250, (int)FaultCode.SenseDisagree)]
    [DataRow(20251, (int)FaultCode.ElectrodeOpen)]
    public void Highest_voltage_of_the_window_tells_contact_from_device(int highest, int expected)
    {
        // Dry skin takes all that the supply has; between the pulses the held voltage falls, and its mean is half of that.
        ContactMonitor monitor = Running(MicrocurrentMode.Limits, 400, 10000, 300);
        MeasurementWindow window = new MeasurementWindow { StepsSinceResult = CheckSchedule.Contact, PeakMicroAmps = 400, MeanSumMicroAmps = 0, ElectrodeMilliVolts = highest };
        PulsePlan plan = new PulsePlan { OnShare = 2048 };
        Same.Are(FaultCode.None, monitor.CheckWindow(window, plan, MicrocurrentMode.Limits, 400));
        Assert.AreEqual(expected, (int)monitor.CheckWindow(window, plan, MicrocurrentMode.Limits, 400));
    }

    [TestMethod]
    [DataRow(17400, (int)FaultCode.None)]
    [DataRow(17399, (int)FaultCode.CurrentNotReached)]
    public void Peak_reaches_the_set_point_less_an_eighth(int peak, int expected)
    {
        ContactMonitor monitor = Running(EmsMode.Limits, 20000, 5000, Steady);
        Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, peak, peak * 5));
        Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, 20000, 100000));
        Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, peak, peak * 5));
        Assert.AreEqual(expected, (int)Window(monitor, EmsMode.Limits, 20000, 5000, peak, peak * 5));
    }

    [TestMethod]
    public void First_two_windows_hold_what_was_before()
    {
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        for (int window = 0; window < 3; window++)
        {
            Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, 20000, 200000));
        }

        Same.Are(FaultCode.SenseDisagree, Window(monitor, EmsMode.Limits, 20000, 5000, 20000, 200000));
        monitor.Restart();
        for (int window = 0; window < 3; window++)
        {
            Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, 5000, 20000, 200000));
        }
    }

    [TestMethod]
    [DataRow(20000, 23, false)]
    [DataRow(20000, 24, true)]
    [DataRow(600, 100, true)]
    [DataRow(599, 100, false)]
    public void Too_little_and_too_low_need_a_steady_current(int microAmps, int steps, bool trips)
    {
        // More than 35 steps and a window, every second of which is checked, and three times the noise.
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        for (int step = 1; step < steps; step++)
        {
            Step(monitor, EmsMode.Limits, microAmps, 5000, step <= 2 ? CheckSchedule.Contact : 5, 0, 0);
        }

        Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, microAmps, 5000, 0, 0, 0));
        FaultCode fault = Window(monitor, EmsMode.Limits, microAmps, 5000, 0, 0, 0);
        Same.Are(trips ? FaultCode.CurrentNotReached : FaultCode.None, fault);
    }

    private static FaultCode Twice(int milliVolts, int peak, int meanSum)
    {
        ContactMonitor monitor = Running(EmsMode.Limits, 20000, milliVolts, 300);
        Same.Are(FaultCode.None, Window(monitor, EmsMode.Limits, 20000, milliVolts, peak, meanSum));
        return Window(monitor, EmsMode.Limits, 20000, milliVolts, peak, meanSum);
    }

    /// <summary>A monitor whose first two windows are over, after so many steps at a current.</summary>
    private static ContactMonitor Running(ModeLimits limits, int microAmps, int milliVolts, int steps)
    {
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        for (int i = 0; i < steps; i++)
        {
            Step(monitor, limits, microAmps, milliVolts, 5, 0, 0);
        }

        Window(monitor, limits, microAmps, milliVolts, microAmps, microAmps * 5);
        Window(monitor, limits, microAmps, milliVolts, microAmps, microAmps * 5);
        return monitor;
    }

    private static FaultCode Window(ContactMonitor monitor, ModeLimits limits, int microAmps, int milliVolts, int peak, int meanSum)
    {
        return Window(monitor, limits, microAmps, milliVolts, peak, meanSum, 9);
    }

    /// <summary>Some steps, and one at which a window has just ended.</summary>
    private static FaultCode Window(ContactMonitor monitor, ModeLimits limits, int microAmps, int milliVolts, int peak, int meanSum, int stepsBefore)
    {
        for (int i = 0; i < stepsBefore; i++)
        {
            Same.Are(FaultCode.None, Step(monitor, limits, microAmps, milliVolts, Between, peak, meanSum));
        }

        return Step(monitor, limits, microAmps, milliVolts, CheckSchedule.Contact, peak, meanSum);
    }

    /// <summary>A step; the sum is that of ten means, of which a window samples every second one.</summary>
    private static FaultCode Step(ContactMonitor monitor, ModeLimits limits, int microAmps, int milliVolts, int age, int peak, int meanSum)
    {
        MeasurementWindow window = new MeasurementWindow { StepsSinceResult = age, PeakMicroAmps = peak, MeanSumMicroAmps = meanSum / 2, ElectrodeMilliVolts = milliVolts };
        PulsePlan plan = new PulsePlan { OnShare = 2048 };
        FaultCode fault = monitor.Check(new Measurement { ElectrodeMilliVolts = milliVolts }, window, plan, limits, microAmps);
        return fault == FaultCode.None && age == CheckSchedule.Contact ? monitor.CheckWindow(window, plan, limits, microAmps) : fault;
    }
}
