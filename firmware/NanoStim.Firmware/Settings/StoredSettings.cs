using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;

namespace NanoStim.Firmware.Settings;

/// <summary>
/// The record in the retained memory: the program that was started last, and the time given in the last 24 hours. The intensity is not in
/// it: that always starts from zero.
/// </summary>
/// <remarks>
/// Bytes: mark, version, program, hour (4, the highest first), a slot of the ledger each (minutes, the one that runs first), checksum (2).
/// What does not agree in all of it counts as damaged, and then nothing of it is taken.
/// </remarks>
internal sealed class StoredSettings
{
    /// <summary>Length of the record in bytes.</summary>
    internal const int Size = SlotsAt + DailyUsage.Slots + 2;

    /// <summary>A slot that holds more cannot have been written: an hour, and the longest session that may have begun at its end.</summary>
    internal const int MaxSlotMinutes = 92;

    private const byte Mark = 0x6E;
    private const byte Version = 1;
    private const int ProgramAt = 2;
    private const int HourAt = 3;
    private const int SlotsAt = 7;

    /// <summary>The program that was started last.</summary>
    internal int Program;

    /// <summary>Writes the record.</summary>
    /// <param name="ledger">Time given.</param>
    /// <param name="reservedSeconds">What the session that begins may add to it.</param>
    /// <param name="bytes">Where to, <see cref="Size"/> of them.</param>
    internal void Encode(DailyUsage ledger, int reservedSeconds, byte[] bytes)
    {
        bytes[0] = Mark;
        bytes[1] = Version;
        bytes[ProgramAt] = (byte)Program;
        for (int i = 0; i < 4; i++)
        {
            bytes[HourAt + i] = (byte)(ledger.Hour >> (24 - 8 * i));
        }

        for (int i = 0; i < DailyUsage.Slots; i++)
        {
            int seconds = ledger.SecondsOf(i) + (i == 0 ? reservedSeconds : 0);
            bytes[SlotsAt + i] = (byte)Minutes(seconds);
        }

        int checksum = Checksum.Of(bytes, Size - 2);
        bytes[Size - 2] = (byte)(checksum >> 8);
        bytes[Size - 1] = (byte)checksum;
    }

    /// <summary>Takes over a record, its times into an empty ledger.</summary>
    /// <returns>False, and nothing taken over, when anything of it is damaged.</returns>
    internal bool Decode(byte[] bytes, DailyUsage ledger)
    {
        int hour = bytes[HourAt] << 24 | bytes[HourAt + 1] << 16 | bytes[HourAt + 2] << 8 | bytes[HourAt + 3];
        int checksum = bytes[Size - 2] << 8 | bytes[Size - 1];
        if (bytes[0] != Mark || bytes[1] != Version || bytes[ProgramAt] >= ProgramCatalogue.Count || hour < 0
            || checksum != Checksum.Of(bytes, Size - 2))
        {
            return false;
        }

        for (int i = 0; i < DailyUsage.Slots; i++)
        {
            if (bytes[SlotsAt + i] > MaxSlotMinutes)
            {
                return false;
            }
        }

        Program = bytes[ProgramAt];
        ledger.Hour = hour;
        for (int i = 0; i < DailyUsage.Slots; i++)
        {
            ledger.Add(i, bytes[SlotsAt + i] * 60);
        }

        return true;
    }

    /// <summary>Rounded up: a session that was cut short by a power-off counts as a minute at least.</summary>
    private static int Minutes(int seconds)
    {
        int minutes = (seconds + 59) / 60;
        return minutes > MaxSlotMinutes ? MaxSlotMinutes : minutes;
    }
}
