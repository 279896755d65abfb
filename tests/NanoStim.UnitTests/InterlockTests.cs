using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Trip line, charger, switch, battery and supply, at their limits.</summary>
[TestClass]
public class InterlockTests
{
    [TestMethod]
    [DataRow(true, true, (int)FaultCode.ChargerConnected)]
    [DataRow(true, false, (int)FaultCode.ChargerConnected)]
    [DataRow(false, true, (int)FaultCode.SwitchMismatch)]
    [Requirement("SR-17")]
    [Requirement("SR-22")]
    public void Cause_is_named_before_the_latch_that_it_trips(bool charger, bool emsSwitch, int expected)
    {
        InterlockMonitor monitor = Armed(MicrocurrentMode.Limits);
        InputState inputs = new InputState { Tripped = true, ChargerPresent = charger, EmsSwitch = emsSwitch };
        Assert.AreEqual(expected, (int)monitor.Name(inputs));
    }

    [TestMethod]
    [Requirement("SR-16")]
    public void Trip_without_a_cause_is_named_after_50_millis()
    {
        InterlockMonitor monitor = Armed(MicrocurrentMode.Limits);
        InputState inputs = new InputState { Tripped = true };
        for (int step = 0; step < 5; step++)
        {
            Same.Are(FaultCode.None, monitor.Name(inputs));
        }

        Same.Are(FaultCode.HardwareTrip, monitor.Name(inputs));
    }

    [TestMethod]
    [DataRow(4410, (int)FaultCode.None)]
    [DataRow(4411, (int)FaultCode.SupplySenseFailed)]
    [Requirement("SR-13")]
    public void Battery_above_what_a_cell_can_have_is_a_failed_channel(int milliVolts, int expected)
    {
        InterlockMonitor monitor = Armed(MicrocurrentMode.Limits);
        Same.Are(FaultCode.None, Supplies(monitor, milliVolts, 0, 319999));
        Assert.AreEqual(expected, (int)Supplies(monitor, milliVolts, 0, 1));

        // It takes as long after a good reading.
        Same.Are(FaultCode.None, Supplies(monitor, 4410, 4000, 1));
        Same.Are(FaultCode.None, Supplies(monitor, milliVolts, 4000, 319999));
        Same.Are((FaultCode)expected, Supplies(monitor, milliVolts, 4000, 1));
    }

    [TestMethod]
    [Requirement("SR-18")]
    public void Battery_is_low_after_320_millis()
    {
        InterlockMonitor monitor = Armed(MicrocurrentMode.Limits);
        Supplies(monitor, 3299, 0, 100000);
        Supplies(monitor, 3299, 0, 219999);
        Assert.IsFalse(monitor.BatteryIsLow);
        Supplies(monitor, 3299, 0, 1);
        Assert.IsTrue(monitor.BatteryIsLow);
        Supplies(monitor, 3300, 0, 1);
        Assert.IsFalse(monitor.BatteryIsLow);
        Supplies(monitor, 3299, 0, 319999);
        Assert.IsFalse(monitor.BatteryIsLow);
    }

    [TestMethod]
    public void Arming_starts_over()
    {
        ModeLimits limits = MicrocurrentMode.Limits;
        InterlockMonitor monitor = Armed(limits);
        Settle(monitor, limits);
        Supplies(monitor, 3299, 16000, 319999);
        monitor.Restart(limits);
        Supplies(monitor, 3299, 0, 319999);
        Assert.IsFalse(monitor.BatteryIsLow);
        Same.Are(FaultCode.None, Supplies(monitor, 3299, 16000, 1));
        Assert.IsTrue(monitor.BatteryIsLow);
        monitor.Restart(limits);
        Assert.IsFalse(monitor.BatteryIsLow);
    }

    [TestMethod]
    [DataRow(true, 50000, true)]
    [DataRow(true, 49999, false)]
    [DataRow(true, 80000, true)]
    [DataRow(true, 80001, false)]
    [DataRow(false, 15000, true)]
    [DataRow(false, 15001, false)]
    [DataRow(false, 1500, true)]
    [DataRow(false, 1499, false)]
    [Requirement("SR-22")]
    public void Supply_is_within_the_limits_of_the_mode(bool ems, int milliVolts, bool good)
    {
        ModeLimits limits = ems ? EmsMode.Limits : MicrocurrentMode.Limits;
        InterlockMonitor monitor = Armed(limits);
        Settle(monitor, limits);
        Same.Are(FaultCode.None, monitor.CheckSupplies(Measured(3900, milliVolts), limits, 319999));
        FaultCode expected = good ? FaultCode.None : FaultCode.HighVoltageImplausible;
        Assert.AreEqual((int)expected, (int)monitor.CheckSupplies(Measured(3900, milliVolts), limits, 1));
    }

    [TestMethod]
    public void Supply_that_comes_back_counts_from_zero()
    {
        ModeLimits limits = EmsMode.Limits;
        InterlockMonitor monitor = Armed(limits);
        Settle(monitor, limits);
        monitor.CheckSupplies(Measured(3900, 0), limits, 319999);
        monitor.CheckSupplies(Measured(3900, 70000), limits, 100000);
        Same.Are(FaultCode.None, monitor.CheckSupplies(Measured(3900, 0), limits, 319999));
    }

    [TestMethod]
    [DataRow(300000, (int)FaultCode.HighVoltageImplausible)]
    [DataRow(299999, (int)FaultCode.None)]
    public void Supply_has_its_time_to_settle(int settledMicros, int expected)
    {
        // EMS: 30 steps of 10 ms.
        ModeLimits limits = EmsMode.Limits;
        InterlockMonitor monitor = Armed(limits);
        Same.Are(FaultCode.None, monitor.CheckSupplies(Measured(3900, 0), limits, settledMicros));
        Assert.AreEqual(expected, (int)monitor.CheckSupplies(Measured(3900, 0), limits, 320000));
    }

    [TestMethod]
    public void Supplies_that_read_the_same_twenty_times_are_one_channel()
    {
        InterlockMonitor monitor = Armed(MicrocurrentMode.Limits);
        Measurement same = new Measurement { BatteryMilliVolts = 3900, HighVoltageMilliVolts = 4000, BatteryCounts = 300, HighVoltageCounts = 300 };
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 19; i++)
            {
                Same.Are(FaultCode.None, monitor.CheckSupplies(same, MicrocurrentMode.Limits, 10000));
            }

            // One reading that differs is another channel.
            if (round == 0)
            {
                Same.Are(FaultCode.None, monitor.CheckSupplies(Measured(3900, 4000), MicrocurrentMode.Limits, 10000));
            }
        }

        Same.Are(FaultCode.SupplySenseFailed, monitor.CheckSupplies(same, MicrocurrentMode.Limits, 10000));
    }

    [TestMethod]
    public void Supply_is_not_judged_by_the_battery()
    {
        // The battery, read as a reservoir, is far too low; one such reading is less than 320 ms.
        ModeLimits limits = EmsMode.Limits;
        InterlockMonitor monitor = Armed(limits);
        Settle(monitor, limits);
        Measurement same = new Measurement { BatteryMilliVolts = 3900, HighVoltageMilliVolts = 3900, BatteryCounts = 300, HighVoltageCounts = 300 };
        for (int i = 0; i < 19; i++)
        {
            Same.Are(FaultCode.None, monitor.CheckSupplies(same, limits, 160000));
        }

        Same.Are(FaultCode.SupplySenseFailed, monitor.CheckSupplies(same, limits, 160000));
    }

    private static FaultCode Supplies(InterlockMonitor monitor, int battery, int supply, int elapsedMicros)
    {
        return monitor.CheckSupplies(Measured(battery, supply), MicrocurrentMode.Limits, elapsedMicros);
    }

    private static void Settle(InterlockMonitor monitor, ModeLimits limits)
    {
        monitor.CheckSupplies(Measured(3900, 0), limits, limits.SupplySettleSteps * 10000);
    }

    private static InterlockMonitor Armed(ModeLimits limits)
    {
        InterlockMonitor monitor = new InterlockMonitor();
        monitor.Restart(limits);
        return monitor;
    }

    private static Measurement Measured(int battery, int supply)
    {
        return new Measurement { BatteryMilliVolts = battery, HighVoltageMilliVolts = supply, BatteryCounts = 2544, HighVoltageCounts = 300 };
    }
}
