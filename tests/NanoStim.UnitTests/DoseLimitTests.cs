using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Charge, energy and time, at the last unit that is allowed and the first that is not.</summary>
[TestClass]
public class DoseLimitTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    [Requirement("SR-7")]
    public void Net_charge_is_counted_in_both_directions(int polarity)
    {
        // 118800 µA for 1 s are the 118.8 mC of microcurrent.
        DoseMonitor dose = new DoseMonitor(new DailyUsage());
        dose.Restart();
        AssertFault(FaultCode.None, Net(dose, 118800 * polarity, 1000000));
        AssertFault(FaultCode.NetChargeExceeded, Net(dose, polarity, 1));
        AssertFault(FaultCode.None, Net(dose, -polarity, 1));
        AssertFault(FaultCode.None, Net(dose, -118800 * polarity, 1000000));
        AssertFault(FaultCode.None, Net(dose, -118800 * polarity, 1000000));
        AssertFault(FaultCode.NetChargeExceeded, Net(dose, -polarity, 1));
    }

    [TestMethod]
    public void Session_that_begins_has_given_nothing()
    {
        ModeLimits limits = MicrocurrentMode.Limits;
        DoseMonitor dose = new DoseMonitor(new DailyUsage());
        dose.Restart();
        Net(dose, 118800, 1000000);
        int given = dose.NetNanoCoulombs;
        Assert.AreEqual(118800000, given);
        AssertFault(FaultCode.None, dose.CheckTime(1860000000, limits));
        dose.Restart();
        given = dose.NetNanoCoulombs;
        Assert.AreEqual(0, given);
        AssertFault(FaultCode.None, Net(dose, 1, 1));
        AssertFault(FaultCode.None, dose.CheckTime(1, limits));
    }

    [TestMethod]
    [DataRow(68850, 350, (int)FaultCode.PulseEnergyExceeded)]
    [DataRow(68851, 350, (int)FaultCode.PhaseChargeExceeded)]
    [DataRow(125000, 105, (int)FaultCode.None)]
    [DataRow(125001, 105, (int)FaultCode.PulseEnergyExceeded)]
    public void Charge_comes_before_energy(int peak, int polarityMicros, int expected)
    {
        // 24.0975 µC are an eighth above the limit of a phase; (125 mA)² x 500 Ω x 210 µs are 1.640625 mJ, a quarter above that of a pulse.
        MeasurementWindow window = new MeasurementWindow { PeakMicroAmps = peak };
        PulsePlan plan = new PulsePlan { PolarityMicros = polarityMicros };
        AssertFault((FaultCode)expected, DoseMonitor.CheckPulse(window, plan, EmsMode.Limits));
    }

    [TestMethod]
    [DataRow(1250000, (int)FaultCode.None)]
    [DataRow(1250001, (int)FaultCode.PulseEnergyExceeded)]
    public void Limit_of_energy_is_exact(int peak, int expected)
    {
        // A quarter above the limit is 1562502.5 nJ: the first is 2.5 nJ below it, the second 1000 aJ above.
        ModeLimits limits = new ModeLimits { MaxPhaseChargeNanoCoulombs = 2000, MaxPulseEnergyNanoJoules = 1250002 };
        MeasurementWindow window = new MeasurementWindow { PeakMicroAmps = peak };
        AssertFault((FaultCode)expected, DoseMonitor.CheckPulse(window, new PulsePlan { PolarityMicros = 1 }, limits));
    }

    [TestMethod]
    [DataRow("_armedMicros")]
    [DataRow("_armedComplement")]
    [Requirement("SR-28")]
    public void Armed_time_with_a_flipped_bit_is_a_fault(string field)
    {
        DoseMonitor dose = new DoseMonitor(new DailyUsage());
        dose.Restart();
        AssertFault(FaultCode.None, dose.CheckTime(10000, MicrocurrentMode.Limits));
        BitFlip.OfLong(dose, field);
        AssertFault(FaultCode.StateCorrupt, dose.CheckTime(10000, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [DataRow("Seconds")]
    [DataRow("_secondsComplement")]
    [DataRow("MilliCoulombs")]
    [DataRow("_chargeComplement")]
    [Requirement("SR-28")]
    public void Day_with_a_flipped_bit_is_a_fault(string field)
    {
        DailyUsage day = new DailyUsage();
        DoseMonitor dose = new DoseMonitor(day);
        dose.Restart();
        day.Add(0, 100);
        day.AddNetCharge(0, 10);
        AssertFault(FaultCode.None, dose.CheckTime(10000, MicrocurrentMode.Limits));
        BitFlip.OfInt(day, field);
        AssertFault(FaultCode.StateCorrupt, dose.CheckTime(10000, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [DataRow("_netPicoCoulombs")]
    [DataRow("_netComplement")]
    public void Net_charge_with_a_flipped_bit_is_a_fault(string field)
    {
        DoseMonitor dose = new DoseMonitor(new DailyUsage());
        dose.Restart();
        AssertFault(FaultCode.None, Net(dose, 5000, 1000000));
        BitFlip.OfLong(dose, field);
        AssertFault(FaultCode.StateCorrupt, Net(dose, 1, 1));
    }

    [TestMethod]
    [DataRow("_bookedMilliCoulombs")]
    [DataRow("_bookedComplement")]
    public void Booked_charge_with_a_flipped_bit_is_a_fault(string field)
    {
        DoseMonitor dose = new DoseMonitor(new DailyUsage());
        dose.Restart();
        AssertFault(FaultCode.None, Net(dose, 5000, 1000000));
        BitFlip.OfInt(dose, field);
        AssertFault(FaultCode.StateCorrupt, Net(dose, 1, 1));
    }

    [TestMethod]
    [DataRow(-1, (int)FaultCode.None)]
    [DataRow(0, (int)FaultCode.DayChargeExceeded)]
    [Requirement("SR-7")]
    public void Net_charge_of_the_day_is_limited(int before, int expected)
    {
        // 237 mC in 24 hours: 236 of them before, and only whole ones count: 2 pC less than 2 mC are one.
        DailyUsage day = new DailyUsage();
        day.AddNetCharge(1, 236);
        DoseMonitor dose = new DoseMonitor(day);
        dose.Restart();
        AssertFault(FaultCode.None, Net(dose, before, 1));
        AssertFault((FaultCode)expected, Net(dose, 2000, 1000000));
    }

    /// <summary>One window with a signed mean for a time; each mean is sampled every second step.</summary>
    private static FaultCode Net(DoseMonitor dose, int microAmps, int micros)
    {
        MeasurementWindow window = new MeasurementWindow { SignedMeanSumMicroAmps = microAmps };
        return dose.CheckNet(window, micros == 1 ? 1 : micros / 2, MicrocurrentMode.Limits);
    }

    private static void AssertFault(FaultCode expected, FaultCode actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }
}
