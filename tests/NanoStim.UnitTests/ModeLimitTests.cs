using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Hal;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>Every limit of a mode, worked out again from what it stands for. A limit that was chosen is written a second time.</summary>
[TestClass]
public class ModeLimitTests
{
    private const int TestOhms = 500;

    // Counts of 3.3 V / 4095 over 3.32 kohm, and over 33.3 ohm.
    private const int MicrocurrentNanoAmpsPerCount = 243;
    private const int EmsNanoAmpsPerCount = 24200;

    [TestMethod]
    [Requirement("SR-1")]
    [Requirement("SR-2")]
    public void Currents_of_microcurrent()
    {
        ModeLimits limits = MicrocurrentMode.Limits;
        AssertCurrents(limits, 600);
        Assert.AreEqual((int)CurrentRange.Microcurrent, (int)limits.Range);
        Assert.AreEqual((int)StimulationMode.Microcurrent, (int)limits.Mode);
        Assert.AreEqual(10, limits.StepMicroAmps);
        Assert.AreEqual(8 * MicrocurrentNanoAmpsPerCount / 1000 + 1, limits.NoiseMicroAmps);
        Assert.AreEqual(100, limits.ContactTestMicroAmps);
        Assert.AreEqual(600, limits.MaxRmsMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-3")]
    public void Currents_of_ems()
    {
        ModeLimits limits = EmsMode.Limits;
        AssertCurrents(limits, 60000);
        Assert.AreEqual((int)CurrentRange.Ems, (int)limits.Range);
        Assert.AreEqual((int)StimulationMode.Ems, (int)limits.Mode);
        Assert.AreEqual(1000, limits.StepMicroAmps);

        // 193.6, rounded up to the next hundred.
        Assert.AreEqual((8 * EmsNanoAmpsPerCount / 1000 + 99) / 100 * 100, limits.NoiseMicroAmps);
        Assert.AreEqual(2000, limits.ContactTestMicroAmps);

        // 60 mA x sqrt(0.09).
        Assert.AreEqual(60000 * 3 / 10, limits.MaxRmsMicroAmps);
    }

    [TestMethod]
    [Requirement("SR-4")]
    [Requirement("SR-12")]
    public void Pulses_of_microcurrent()
    {
        ModeLimits limits = MicrocurrentMode.Limits;
        Assert.AreEqual(500, limits.MinFrequencyMilliHertz);
        Assert.AreEqual(1500000, limits.MaxFrequencyMilliHertz);
        Assert.AreEqual(200, limits.MinPhaseWidthMicros);

        // Half a period of 0.5 Hz, at the ceiling, twice into 500 ohm.
        Assert.AreEqual(1000000, limits.MaxPhaseWidthMicros);
        Assert.AreEqual(600 * 1000, limits.MaxPhaseChargeNanoCoulombs);
        Assert.AreEqual(600 * 600 * TestOhms * 2 / 1000, limits.MaxPulseEnergyNanoJoules);
        Assert.AreEqual(8000, limits.MaxDuty);
        Assert.IsTrue(limits.AllowsMonophasic);
    }

    [TestMethod]
    [Requirement("SR-4")]
    [Requirement("SR-5")]
    [Requirement("SR-6")]
    public void Pulses_of_ems()
    {
        ModeLimits limits = EmsMode.Limits;
        Assert.AreEqual(1000, limits.MinFrequencyMilliHertz);
        Assert.AreEqual(120000, limits.MaxFrequencyMilliHertz);
        Assert.AreEqual(50, limits.MinPhaseWidthMicros);
        Assert.AreEqual(350, limits.MaxPhaseWidthMicros);

        // 2 % for the width; 60 mA squared is 3600 mA², twice into 500 ohm for 350 µs are 1260 µJ, and 4 % and a bit.
        Assert.AreEqual(60 * 350 * 102 / 100, limits.MaxPhaseChargeNanoCoulombs);
        Assert.AreEqual(3600L * TestOhms * 2 * 350 / 1000 + 52500, (long)limits.MaxPulseEnergyNanoJoules);
        Assert.AreEqual(900, limits.MaxDuty);
        Assert.IsFalse(limits.AllowsMonophasic);
    }

    [TestMethod]
    [Requirement("SR-7")]
    [Requirement("SR-19")]
    public void Charge_and_time()
    {
        // 99 µA for 20 min; two of them a day, less a part of a mC. In EMS one phase that a dead comparator lets pass, and the same day.
        Assert.AreEqual(99 * 20 * 60 * 1000, MicrocurrentMode.Limits.MaxNetChargeNanoCoulombs);
        Assert.AreEqual(2 * 99 * 20 * 60 / 1000, MicrocurrentMode.Limits.MaxDayNetChargeMilliCoulombs);
        Assert.AreEqual(24480, EmsMode.Limits.MaxNetChargeNanoCoulombs);
        Assert.AreEqual(2 * 99 * 20 * 60 / 1000, EmsMode.Limits.MaxDayNetChargeMilliCoulombs);
        Assert.AreEqual(30 * 60, MicrocurrentMode.Limits.MaxSessionSeconds);
        Assert.AreEqual(30 * 60, EmsMode.Limits.MaxSessionSeconds);
        Assert.AreEqual(60 * 60, MicrocurrentMode.Limits.MaxDaySeconds);
        Assert.AreEqual(60 * 60, EmsMode.Limits.MaxDaySeconds);
    }

    [TestMethod]
    [Requirement("SR-10")]
    [Requirement("SR-11")]
    public void Contact_and_supply_of_microcurrent()
    {
        ModeLimits limits = MicrocurrentMode.Limits;

        // 33 V - 4 %, less 9.5 % of droop and 5 % of the divider, down to the next volt; a jump of more than the supply.
        Assert.AreEqual(33000 * 96 / 100 * 905 / 1000 * 95 / 100 / 1000 * 1000, limits.OpenMilliVolts);
        Assert.AreEqual(40000, limits.MaxJumpMilliVolts);
        Assert.AreEqual(0, limits.ShuntMilliVolts);
        Assert.AreEqual(620, limits.ShortOhms);
        Assert.AreEqual(170, limits.ShortTestMicroAmps);
        Assert.AreEqual(5, limits.SupplySettleSteps);
        Assert.AreEqual(1500, limits.MinHighVoltageMilliVolts);
        Assert.AreEqual(15000, limits.MaxHighVoltageMilliVolts);
    }

    [TestMethod]
    [Requirement("SR-10")]
    [Requirement("SR-11")]
    public void Contact_and_supply_of_ems()
    {
        ModeLimits limits = EmsMode.Limits;

        // 70 V - 4 %, less 9.5 % and 5 %, down to the next volt; 1 kohm at 20 mA; the diodes across the shunt.
        Assert.AreEqual(70000 * 96 / 100 * 905 / 1000 * 95 / 100 / 1000 * 1000, limits.OpenMilliVolts);
        Assert.AreEqual(20 * 1000, limits.MaxJumpMilliVolts);
        Assert.AreEqual(716, limits.ShuntMilliVolts);
        Assert.AreEqual(110, limits.ShortOhms);
        Assert.AreEqual(3000, limits.ShortTestMicroAmps);
        Assert.AreEqual(30, limits.SupplySettleSteps);
        Assert.AreEqual(50000, limits.MinHighVoltageMilliVolts);
        Assert.AreEqual(80000, limits.MaxHighVoltageMilliVolts);
    }

    [TestMethod]
    [Requirement("SR-28")]
    public void Limit_that_has_changed_is_seen_whichever_it_is()
    {
        for (int mode = 0; mode < 2; mode++)
        {
            ModeLimits limits = ModeCatalogue.Of((StimulationMode)mode);
            for (int limit = 0; limit < LimitChange.Count; limit++)
            {
                Assert.IsTrue(limits.IsIntact());
                LimitChange.Make(limits, limit, 1);
                bool isIntact = limits.IsIntact();
                LimitChange.Make(limits, limit, -1);
                Assert.IsFalse(isIntact);
            }
        }
    }

    // The comparator is at 110 %, and from zero to the ceiling it takes 50 steps of 20 ms. The signed amplifier has one scale in both modes.
    private static void AssertCurrents(ModeLimits limits, int ceiling)
    {
        Assert.AreEqual(ceiling, limits.CeilingMicroAmps);
        Assert.AreEqual(ceiling * 110 / 100, limits.OverCurrentMicroAmps);
        Assert.AreEqual(ceiling / 50, limits.MaxRiseMicroAmps);
        Assert.AreEqual(700, limits.SignedFullScaleMicroAmps);
        Assert.AreEqual(8 * MicrocurrentNanoAmpsPerCount / 1000 + 1, limits.SignedNoiseMicroAmps);
    }
}
