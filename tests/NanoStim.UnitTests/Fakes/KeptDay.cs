using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;

namespace NanoStim.UnitTests.Fakes;

/// <summary>Short ways with a memory that outlives the device.</summary>
internal static class KeptDay
{
    public static void AssertBlocked(Rig rig)
    {
        Assert.AreEqual((int)StartBlock.DayLimitReached, (int)rig.Session.Start(rig.Board.NowMicros(), true));
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

    public static Rig PoweredUp(byte[] memory, int hours)
    {
        Rig rig = new Rig();
        rig.Board.Memory = memory;
        rig.Board.Hours = hours;
        rig.RunTo(SessionState.Idle, 100);
        return rig;
    }

    /// <summary>What is left of the time given, at an hour.</summary>
    public static int PoweredUpAt(byte[] memory, int hour)
    {
        DayLedger ledger = Stored(memory);
        ledger.MoveTo(hour);
        return ledger.Seconds;
    }

    public static DayLedger DayOf(int seconds)
    {
        DayLedger ledger = new DayLedger();
        ledger.Add(0, seconds);
        return ledger;
    }

    public static byte[] Given(int seconds, int hour)
    {
        byte[] memory = new byte[64];
        DayLedger ledger = DayOf(seconds);
        ledger.Hour = hour;
        new StoredSettings().Encode(ledger, 0, memory);
        return memory;
    }

    public static DayLedger Stored(byte[] memory)
    {
        DayLedger ledger = new DayLedger();
        Assert.IsTrue(new StoredSettings().Decode(memory, ledger));
        return ledger;
    }
}
