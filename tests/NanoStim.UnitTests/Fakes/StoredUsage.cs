using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;

namespace NanoStim.UnitTests.Fakes;

/// <summary>Short ways with a memory that outlives the device.</summary>
internal static class StoredUsage
{
    public static void AssertBlocked(StimulatorFixture rig)
    {
        Assert.AreEqual((int)StartInhibit.DayLimitReached, (int)rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        Assert.AreEqual((int)SessionState.Idle, (int)rig.Session.State);
    }

    public static TreatmentProgram Seconds(int seconds)
    {
        PulseTrain train = new PulseTrain(PulseShape.SymmetricBiphasic, 100000, 500, 0);
        TreatmentSegment[] segments = { new TreatmentSegment(train, seconds, 100, 0, 100, 0, 100) };
        return new TreatmentProgram("x", "x", StimulationMode.Microcurrent, segments);
    }

    public static StimulatorFixture PoweredUp(byte[] memory, int hours)
    {
        StimulatorFixture rig = new StimulatorFixture();
        rig.Board.Memory = memory;
        rig.Board.Hours = hours;
        rig.RunTo(SessionState.Idle, 100);
        return rig;
    }

    /// <summary>What is left of the time given, at an hour.</summary>
    public static int PoweredUpAt(byte[] memory, int hour)
    {
        DailyUsage ledger = Stored(memory);
        ledger.MoveTo(hour);
        return ledger.Seconds;
    }

    public static DailyUsage DayOf(int seconds)
    {
        DailyUsage ledger = new DailyUsage();
        ledger.Add(0, seconds);
        return ledger;
    }

    public static byte[] Given(int seconds, int hour)
    {
        byte[] memory = new byte[64];
        DailyUsage ledger = DayOf(seconds);
        ledger.Hour = hour;
        new StoredSettings().Encode(ledger, 0, memory);
        return memory;
    }

    public static DailyUsage Stored(byte[] memory)
    {
        DailyUsage ledger = new DailyUsage();
        Assert.IsTrue(new StoredSettings().Decode(memory, ledger));
        return ledger;
    }
}
