using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>
/// Shorted electrodes, mV by mV: in EMS 110 Ω and the diodes of the shunt from 3000 µA on, in microcurrent 620 Ω from 170 µA on, and below that a voltage above 87 mV
/// that has gone below 58 mV and a quarter. A short counts after 100 steady steps: in six windows in a row, or in two with less than half of that.
/// </summary>
[TestClass]
public class ContactShortTests
{
    [TestMethod]
    [DataRow(true, 3000, 1045, true)]
    [DataRow(true, 3000, 1046, false)]
    [DataRow(true, 20000, 2915, true)]
    [DataRow(true, 20000, 2916, false)]
    [DataRow(true, 2999, 1045, false)]
    [DataRow(false, 600, 371, true)]
    [DataRow(false, 600, 372, false)]
    [DataRow(false, 170, 105, true)]
    [DataRow(false, 170, 106, false)]
    [DataRow(false, 169, 104, false)]
    [Requirement("SR-11")]
    public void Less_than_the_minimum_resistance_is_a_short(bool ems, int microAmps, int milliVolts, bool trips)
    {
        AssertTrips(Steady(ems, microAmps, 5000), ems, microAmps, milliVolts, 6, trips);
    }

    [TestMethod]
    [DataRow(true, 20000, 1815, true)]
    [DataRow(true, 20000, 1816, false)]
    [DataRow(false, 600, 185, true)]
    [DataRow(false, 600, 186, false)]
    [Requirement("SR-11")]
    public void Less_than_half_of_it_is_a_clear_short(bool ems, int microAmps, int milliVolts, bool trips)
    {
        AssertTrips(Steady(ems, microAmps, 5000), ems, microAmps, milliVolts, 2, trips);
    }

    [TestMethod]
    public void Small_changes_of_the_voltage_count_as_their_mean()
    {
        // 20000 uA: below 2916 mV is a short. 2856 after 2966 mV are a mean of 2938 in the first window, 2917 in the second and 2902 in the third; larger changes count at once.
        ContactMonitor monitor = Steady(true, 20000, 5000);
        Same.Are(FaultCode.None, Window(monitor, true, 20000, 2966, true));
        AssertTrips(monitor, true, 20000, 2856, 8, true);
        monitor = Steady(true, 20000, 5000);
        Same.Are(FaultCode.None, Window(monitor, true, 20000, 2972, true));
        AssertTrips(monitor, true, 20000, 2856, 8, true);
        monitor = Steady(true, 20000, 5000);
        Same.Are(FaultCode.None, Window(monitor, true, 20000, 2973, true));
        AssertTrips(monitor, true, 20000, 2856, 6, true);
    }

    [TestMethod]
    [DataRow(20000, 3147, true)]
    [DataRow(20000, 3148, false)]
    [DataRow(20001, 3148, true)]
    public void Mean_is_that_of_voltages_near_a_short(int microAmps, int milliVolts, bool near)
    {
        // Near is 232 mV above the limit, which is 2916 mV, or 2916.11 mV. From a mean of 3000 mV, 2900 mV are a small change; from what is near, a large one, which counts at once.
        ContactMonitor monitor = Steady(true, microAmps, 5000);
        Same.Are(FaultCode.None, Window(monitor, true, microAmps, 3000, true));
        Same.Are(FaultCode.None, Window(monitor, true, microAmps, milliVolts, true));
        AssertTrips(monitor, true, microAmps, 2900, 6, near);
    }

    [TestMethod]
    public void Clear_short_counts_as_three_windows()
    {
        ContactMonitor monitor = Steady(true, 20000, 5000);
        Same.Are(FaultCode.None, Window(monitor, true, 20000, 1815, true));
        AssertTrips(monitor, true, 20000, 2915, 3, true);
    }

    [TestMethod]
    public void Short_from_the_start_takes_as_long()
    {
        // The third window after the start is the first that counts.
        AssertTrips(Steady(true, 20000, 2900), true, 20000, 2900, 5, true);
    }

    [TestMethod]
    [DataRow(240, 57, true)]
    [DataRow(240, 58, false)]
    [DataRow(229, 57, true)]
    [DataRow(228, 57, false)]
    [DataRow(88, 21, true)]
    [DataRow(88, 22, false)]
    [DataRow(87, 20, false)]
    [DataRow(5000, -3, true)]
    [Requirement("SR-11")]
    public void Voltage_that_was_there_and_is_gone_is_a_short(int before, int after, bool trips)
    {
        AssertTrips(Steady(false, 100, before), false, 100, after, 2, trips);
    }

    [TestMethod]
    public void Reference_follows_a_quarter_of_the_way_in_a_window()
    {
        // From 100 mV with 140, 140 and 60 mV: 110, 117 and, rounding down, 102 mV: a quarter of it are 25.5 mV.
        AssertAfter(new int[] { 100, 140, 140, 60 }, 25, true);
        AssertAfter(new int[] { 100, 140, 140, 60 }, 26, false);
        AssertAfter(new int[] { 100, 140, 140 }, 29, true);
        AssertAfter(new int[] { 100, 140, 140 }, 30, false);
    }

    [TestMethod]
    public void One_window_with_a_short_is_a_glitch_every_time()
    {
        ContactMonitor monitor = Steady(true, 20000, 5000);
        for (int i = 0; i < 5; i++)
        {
            Same.Are(FaultCode.None, Window(monitor, true, 20000, 1000, true));
            Same.Are(FaultCode.None, Window(monitor, true, 20000, 5000, true));
        }
    }

    [TestMethod]
    [DataRow(51, false)]
    [DataRow(52, true)]
    public void Held_voltage_has_its_time_to_droop(int steps, bool trips)
    {
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        for (int step = 1; step < steps; step++)
        {
            Step(monitor, true, 20000, 1000, step <= 2 ? CheckSchedule.Contact : 5);
        }

        Same.Are(FaultCode.None, Step(monitor, true, 20000, 1000, CheckSchedule.Contact));
        FaultCode fault = Step(monitor, true, 20000, 1000, CheckSchedule.Contact);
        Same.Are(trips ? FaultCode.ElectrodeShort : FaultCode.None, fault);
    }

    [TestMethod]
    [DataRow(1815, true)]
    [DataRow(1816, false)]
    public void Between_rare_pulses_the_highest_of_the_window_counts(int milliVolts, bool trips)
    {
        // The window holds what the pulse made, and 58 mV of noise; the running mean follows the droop.
        ContactMonitor monitor = Steady(true, 20000, 5000);
        MeasurementWindow window = new MeasurementWindow { StepsSinceResult = CheckSchedule.Contact, PeakMicroAmps = 20000, MeanSumMicroAmps = 50000, ElectrodeMilliVolts = milliVolts + 58 };
        PulsePlan dense = new PulsePlan { OnShare = 2048 };
        PulsePlan sparse = new PulsePlan { OnShare = 2048, IsSparse = true };
        Measurement measurement = new Measurement { ElectrodeMilliVolts = 5000 };
        for (int i = 0; i < 3; i++)
        {
            Same.Are(FaultCode.None, monitor.Check(measurement, window, dense, EmsMode.Limits, 20000));
            Same.Are(FaultCode.None, monitor.CheckWindow(window, dense, EmsMode.Limits, 20000));
        }

        Same.Are(FaultCode.None, monitor.CheckWindow(window, sparse, EmsMode.Limits, 20000));
        Same.Are(trips ? FaultCode.ElectrodeShort : FaultCode.None, monitor.CheckWindow(window, sparse, EmsMode.Limits, 20000));
    }

    private static void AssertAfter(int[] before, int after, bool trips)
    {
        ContactMonitor monitor = Steady(false, 100, before[0]);
        for (int i = 0; i < before.Length; i++)
        {
            Same.Are(FaultCode.None, Window(monitor, false, 100, before[i], true));
        }

        AssertTrips(monitor, false, 100, after, 2, trips);
    }

    private static void AssertTrips(ContactMonitor monitor, bool ems, int microAmps, int milliVolts, int windows, bool trips)
    {
        for (int i = 1; i < windows; i++)
        {
            Same.Are(FaultCode.None, Window(monitor, ems, microAmps, milliVolts, true));
        }

        FaultCode fault = Window(monitor, ems, microAmps, milliVolts, true);
        Same.Are(trips ? FaultCode.ElectrodeShort : FaultCode.None, fault);
    }

    /// <summary>A monitor after 200 steady steps and some good windows.</summary>
    private static ContactMonitor Steady(bool ems, int microAmps, int milliVolts)
    {
        ContactMonitor monitor = new ContactMonitor();
        monitor.Restart();
        for (int i = 0; i < 200; i++)
        {
            Step(monitor, ems, microAmps, milliVolts, 5);
        }

        for (int i = 0; i < 3; i++)
        {
            Window(monitor, ems, microAmps, milliVolts, false);
        }

        return monitor;
    }

    /// <summary>Steps until the running mean has followed the voltage, and one at which a window has just ended.</summary>
    private static FaultCode Window(ContactMonitor monitor, bool ems, int microAmps, int milliVolts, bool settle)
    {
        for (int i = 0; settle && i < 300; i++)
        {
            Same.Are(FaultCode.None, Step(monitor, ems, microAmps, milliVolts, 5));
        }

        return Step(monitor, ems, microAmps, milliVolts, CheckSchedule.Contact);
    }

    private static FaultCode Step(ContactMonitor monitor, bool ems, int microAmps, int milliVolts, int age)
    {
        MeasurementWindow window = new MeasurementWindow { StepsSinceResult = age, PeakMicroAmps = microAmps, MeanSumMicroAmps = microAmps * 5 / 2, ElectrodeMilliVolts = -1 };
        PulsePlan plan = new PulsePlan { OnShare = 2048 };
        ModeLimits limits = ems ? EmsMode.Limits : MicrocurrentMode.Limits;
        FaultCode fault = monitor.Check(new Measurement { ElectrodeMilliVolts = milliVolts }, window, plan, limits, microAmps);
        return fault == FaultCode.None && age == CheckSchedule.Contact ? monitor.CheckWindow(window, plan, limits, microAmps) : fault;
    }
}
