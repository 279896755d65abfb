using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Regulation;
using NanoStim.Firmware.Safety;
using NanoStim.Trace;
using NanoStim.UnitTests.Fakes;

namespace NanoStim.UnitTests;

/// <summary>What the regulator asks for, window by window.</summary>
[TestClass]
public class PeakRegulatorTests
{
    [TestMethod]
    [DataRow(180, 205)]
    [DataRow(197, 201)]
    [DataRow(198, 201)]
    [DataRow(199, 200)]
    [DataRow(202, 200)]
    [DataRow(203, 199)]
    [DataRow(220, 195)]
    public void Quarter_of_what_is_lacking_is_added(int peak, int expected)
    {
        PeakRegulator regulator = new PeakRegulator();
        OutputRequest request = Request(200);
        Assert.AreEqual(200, Window(regulator, request, 0));

        // The first window may hold peaks from before.
        Assert.AreEqual(200, Window(regulator, request, 0));
        Assert.AreEqual(expected, Window(regulator, request, peak));

        // Once in a window, and not before the next one has ended.
        MeasurementWindow other = new MeasurementWindow { StepsSinceResult = 2, PeakMicroAmps = peak };
        Assert.AreEqual(expected, regulator.Regulate(request, other, MicrocurrentMode.Limits));
    }

    [TestMethod]
    [DataRow(0, 225)]
    [DataRow(2000, 175)]
    [Requirement("SR-14")]
    public void Reach_is_an_eighth(int peak, int expected)
    {
        PeakRegulator regulator = Settled(200);
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(expected, Window(regulator, Request(200), peak));
        }
    }

    [TestMethod]
    [DataRow(0, 208, 223)]
    [DataRow(2000, 192, 177)]
    public void Nothing_winds_up_behind_the_reach(int peak, int opposite, int expected)
    {
        // Back by 2 µA in the next window, from wherever it was held.
        PeakRegulator regulator = Settled(200);
        for (int i = 0; i < 5; i++)
        {
            Window(regulator, Request(200), peak);
        }

        Assert.AreEqual(expected, Window(regulator, Request(200), opposite));
    }

    [TestMethod]
    [Requirement("SR-14")]
    public void Ceiling_holds_and_nothing_winds_up_behind_it()
    {
        PeakRegulator regulator = Settled(590);
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(600, Window(regulator, Request(590), 500));
        }

        Assert.AreEqual(598, Window(regulator, Request(590), 598));
    }

    [TestMethod]
    public void What_was_learned_holds_for_the_next_level()
    {
        PeakRegulator regulator = Settled(200);
        Window(regulator, Request(200), 0);
        Assert.AreEqual(265, Window(regulator, Request(240), 0));
        Assert.AreEqual(90, Window(regulator, Request(80), 0));
        Assert.AreEqual(0, Window(regulator, Request(0), 0));
        Assert.AreEqual(225, Window(regulator, Request(200), 0));

        // A correction of 1 uA.
        PeakRegulator least = Settled(200);
        Assert.AreEqual(201, Window(least, Request(200), 197));
        Assert.AreEqual(241, Window(least, Request(240), 0));
    }

    // A count of the converter is 25 uA in EMS.
    [TestMethod]
    [DataRow(20025, 20000)]
    [DataRow(19975, 20000)]
    [DataRow(20026, 19994)]
    [DataRow(19974, 20007)]
    public void Count_is_no_error(int peak, int expected)
    {
        PeakRegulator regulator = new PeakRegulator();
        OutputRequest request = Request(20000);
        int allowed = 0;
        for (int i = 0; i < 3; i++)
        {
            allowed = regulator.Regulate(request, new MeasurementWindow { StepsSinceResult = CheckSchedule.Regulation, PeakMicroAmps = peak }, EmsMode.Limits);
        }

        Assert.AreEqual(expected, allowed);
    }

    [TestMethod]
    [DataRow("_trimMicroAmps")]
    [DataRow("_trimComplement")]
    [Requirement("SR-28")]
    public void Flipped_bit_forgets_what_was_learned(string field)
    {
        PeakRegulator regulator = Settled(200);
        Assert.AreEqual(225, Window(regulator, Request(200), 0));
        BitFlip.OfInt(regulator, field);
        Assert.AreEqual(200, Window(regulator, Request(200), 200));
    }

    [TestMethod]
    public void Ramp_is_followed_without_learning()
    {
        PeakRegulator regulator = Settled(200);
        OutputRequest ramp = Request(200);
        ramp.Steady = false;
        Assert.AreEqual(200, Window(regulator, ramp, 100));

        // The ramp has ended: one window more.
        Assert.AreEqual(200, Window(regulator, Request(200), 100));
        Assert.AreEqual(225, Window(regulator, Request(200), 100));
    }

    [TestMethod]
    [DataRow((int)OutputPower.Armed)]
    [DataRow((int)OutputPower.Off)]
    public void Nothing_is_learned_for_another_train(int power)
    {
        PeakRegulator regulator = Settled(200);
        Assert.AreEqual(225, Window(regulator, Request(200), 0));
        OutputRequest rest = new OutputRequest { Power = (OutputPower)power };
        Assert.AreEqual(0, Window(regulator, rest, 0));
        Assert.AreEqual(200, Window(regulator, Request(200), 0));
    }

    private static PeakRegulator Settled(int microAmps)
    {
        PeakRegulator regulator = new PeakRegulator();
        OutputRequest request = Request(microAmps);
        Window(regulator, request, microAmps);
        Window(regulator, request, microAmps);
        return regulator;
    }

    private static OutputRequest Request(int microAmps)
    {
        return new OutputRequest { Power = OutputPower.Pulsing, MicroAmps = microAmps, Steady = true };
    }

    private static int Window(PeakRegulator regulator, OutputRequest request, int peak)
    {
        return regulator.Regulate(request, new MeasurementWindow { StepsSinceResult = CheckSchedule.Regulation, PeakMicroAmps = peak }, MicrocurrentMode.Limits);
    }
}
