using nanoFramework.TestFramework;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;

namespace NanoStim.UnitTests.Fakes;

/// <summary>Short ways with a memory that survives the device.</summary>
internal static class StoredUsage
{
    public static void AssertBlocked(StimulatorFixture rig)
    {
        Same.Are(StartInhibit.DayLimitReached, rig.Session.Start(rig.Board.NowMicros(), true));
        rig.Run(100);
        Assert.AreEqual(0, rig.Board.LoadMicroAmps);
        Same.Are(SessionState.Idle, rig.Session.State);
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
        rig.Board.MemoryIsFitted = true;
        rig.Board.Memory = memory;
        rig.Board.Hours = hours;
        rig.RunTo(SessionState.Idle, 100);
        return rig;
    }

    /// <summary>What counts of the stored time at an hour.</summary>
    public static int PoweredUpAt(byte[] memory, int hour)
    {
        DailyUsage usage = Stored(memory);
        usage.MoveTo(hour);
        return usage.Seconds;
    }

    public static DailyUsage DayOf(int seconds)
    {
        DailyUsage usage = new DailyUsage();
        usage.Add(0, seconds);
        return usage;
    }

    /// <summary>A memory with one copy, of the program 1.</summary>
    public static byte[] Given(int seconds, int hour)
    {
        DailyUsage usage = DayOf(seconds);
        usage.Hour = hour;
        byte[] copy = new byte[StoredSettings.Size];
        new StoredSettings { ProgramId = 1, Sequence = 7 }.Encode(usage, 0, 0, copy);
        byte[] memory = new byte[64];
        for (int i = 0; i < copy.Length; i++)
        {
            memory[i] = copy[i];
        }

        return memory;
    }

    /// <summary>The daily usage in the newer of the two copies.</summary>
    public static DailyUsage Stored(byte[] memory)
    {
        StoredSettings first = new StoredSettings();
        StoredSettings second = new StoredSettings();
        DailyUsage firstUsage = new DailyUsage();
        DailyUsage secondUsage = new DailyUsage();
        bool isFirstValid = first.Decode(Copy(memory, 0), firstUsage);
        bool isSecondValid = second.Decode(Copy(memory, StoredSettings.Size), secondUsage);
        Assert.IsTrue(isFirstValid || isSecondValid);
        return isSecondValid && (!isFirstValid || StoredSettings.IsNewer(second.Sequence, first.Sequence)) ? secondUsage : firstUsage;
    }

    /// <summary>One of the two copies.</summary>
    public static byte[] Copy(byte[] memory, int at)
    {
        byte[] copy = new byte[StoredSettings.Size];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = memory[at + i];
        }

        return copy;
    }
}
