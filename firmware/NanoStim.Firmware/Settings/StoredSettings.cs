using NanoStim.Firmware.Safety;

namespace NanoStim.Firmware.Settings;

/// <summary>
/// The record in the backup memory: the program that was started last, and the time and net charge of the last 24 hours. The intensity is not
/// stored: it always starts from zero.
/// </summary>
/// <remarks>
/// The memory holds two copies, so that a write that is cut short leaves the other one. Bytes of a copy: format, sequence number, id of the
/// program, hour (3, high byte first), minutes of each block of six hours (6 bits each, newest first), net charge in mC of each block (newest first),
/// checksum (2). A copy that does not agree in all of it counts as damaged, and nothing of it is used. A block counts as a whole until 24 hours after
/// its last hour, so that what is read back is never forgotten earlier than the 25 slots of <see cref="DailyUsage"/> would.
/// </remarks>
internal sealed class StoredSettings
{
    /// <summary>Length of the backup memory in bytes: <see cref="Hal.IBackupMemory.Read"/>.</summary>
    internal const int MemoryBytes = 64;

    /// <summary>Length of one copy in bytes. What two of them leave of the backup memory holds a <see cref="UserRecord"/>.</summary>
    internal const int Size = 17;

    /// <summary>
    /// Largest time in a block, in minutes: what 6 bits hold. More than the limit for 24 hours, so that a block which holds more still inhibits
    /// every start until it is forgotten.
    /// </summary>
    internal const int MaxBlockMinutes = 63;

    /// <summary>Largest charge in a block, in mC. More than the limit for 24 hours, as with the minutes.</summary>
    internal const int MaxBlockMilliCoulombs = 255;

    /// <summary>Largest hour: the end of the year 2099, where the clock of the memory ends.</summary>
    internal const int MaxHour = 876599;

    /// <summary>Blocks of time and net charge: 24 hours touch five.</summary>
    internal const int Blocks = 5;

    // Version 3. The first one held the index of the program and had one copy, the second one the minutes of every hour.
    private const byte Format = 0xA3;

    private const int SequenceAt = 1;
    private const int ProgramAt = 2;
    private const int HourAt = 3;
    private const int MinutesAt = 6;
    private const int ChargeAt = 10;
    private const int ChecksumAt = Size - 2;
    private const int BitsOfMinutes = 6;
    private const int HoursOfBlock = 6;

    // Of the last byte of the minutes; always zero.
    private const int SpareBits = 3;

    /// <summary>Id of the program that was started last.</summary>
    internal int ProgramId;

    /// <summary>Sequence number of the copy, 0 to 255: the newer of two is up to 127 ahead, modulo 256.</summary>
    internal int Sequence;

    /// <summary>Writes a copy.</summary>
    /// <param name="usage">Time and charge so far.</param>
    /// <param name="reservedSeconds">What the session that begins may add to the time.</param>
    /// <param name="reservedMilliCoulombs">What the session that begins may add to the net charge.</param>
    /// <param name="bytes">Where to, <see cref="Size"/> of them.</param>
    internal void Encode(DailyUsage usage, int reservedSeconds, int reservedMilliCoulombs, byte[] bytes)
    {
        for (int i = 0; i < Size; i++)
        {
            bytes[i] = 0;
        }

        bytes[0] = Format;
        bytes[SequenceAt] = (byte)Sequence;
        bytes[ProgramAt] = (byte)ProgramId;
        bytes[HourAt] = (byte)(usage.Hour >> 16);
        bytes[HourAt + 1] = (byte)(usage.Hour >> 8);
        bytes[HourAt + 2] = (byte)usage.Hour;
        int seconds = reservedSeconds;
        for (int i = 0; i < DailyUsage.Slots; i++)
        {
            int block = BlockOf(usage.Hour, i);
            seconds += usage.SecondsOf(i);
            AddCharge(bytes, ChargeAt + block, usage.MilliCoulombsOf(i) + (i == 0 ? reservedMilliCoulombs : 0));
            if (i == DailyUsage.Slots - 1 || BlockOf(usage.Hour, i + 1) != block)
            {
                WriteMinutes(bytes, block, Minutes(seconds));
                seconds = 0;
            }
        }

        int checksum = Checksum.Of(bytes, ChecksumAt);
        bytes[ChecksumAt] = (byte)(checksum >> 8);
        bytes[ChecksumAt + 1] = (byte)checksum;
    }

    /// <summary>Takes over a copy: its time and charge into an empty daily usage.</summary>
    /// <returns>False, and nothing taken over, when the copy is damaged.</returns>
    internal bool Decode(byte[] bytes, DailyUsage usage)
    {
        if (!IsValid(bytes))
        {
            return false;
        }

        Sequence = SequenceOf(bytes);
        ProgramId = bytes[ProgramAt];
        int hour = HourOf(bytes);
        usage.Hour = hour;
        for (int block = 0; block < Blocks; block++)
        {
            int newest = NewestHourOf(hour, block);
            usage.Add(newest, ReadMinutes(bytes, block) * 60);
            usage.AddNetCharge(newest, bytes[ChargeAt + block]);
        }

        return true;
    }

    /// <summary>Whether a copy agrees in all of it.</summary>
    internal static bool IsValid(byte[] bytes)
    {
        int checksum = bytes[ChecksumAt] << 8 | bytes[ChecksumAt + 1];
        return bytes[0] == Format
            && HourOf(bytes) <= MaxHour
            && (bytes[ChargeAt - 1] & SpareBits) == 0
            && checksum == Checksum.Of(bytes, ChecksumAt);
    }

    /// <summary>The sequence number of a copy, valid or not.</summary>
    internal static int SequenceOf(byte[] bytes)
    {
        return bytes[SequenceAt];
    }

    /// <summary>Whether a sequence number is newer than another one.</summary>
    internal static bool IsNewer(int sequence, int other)
    {
        int ahead = (sequence - other) & 0xFF;
        return ahead > 0 && ahead < 128;
    }

    private static int HourOf(byte[] bytes)
    {
        return bytes[HourAt] << 16 | bytes[HourAt + 1] << 8 | bytes[HourAt + 2];
    }

    /// <summary>
    /// The block of a slot, 0 the current one. Blocks end at fixed hours of the clock: what is stored and read back again and again never
    /// gets newer than the end of its block.
    /// </summary>
    private static int BlockOf(int hour, int hoursAgo)
    {
        // 24 hours more, because the hours before a clock was started are negative.
        return (hour + 24) / HoursOfBlock - (hour + 24 - hoursAgo) / HoursOfBlock;
    }

    /// <summary>How many hours ago the last hour of a block is, 0 for the current one.</summary>
    private static int NewestHourOf(int hour, int block)
    {
        return block == 0 ? 0 : hour % HoursOfBlock + (block - 1) * HoursOfBlock + 1;
    }

    private static void AddCharge(byte[] bytes, int at, int milliCoulombs)
    {
        int sum = bytes[at] + milliCoulombs;
        // Stryker disable once Equality : both sides are equal there
        bytes[at] = (byte)(sum > MaxBlockMilliCoulombs ? MaxBlockMilliCoulombs : sum);
    }

    /// <summary>Rounded up: a session that was cut short by a power-off counts as at least a minute.</summary>
    private static int Minutes(int seconds)
    {
        int minutes = (seconds + 59) / 60;
        // Stryker disable once Equality : both sides are equal there
        return minutes > MaxBlockMinutes ? MaxBlockMinutes : minutes;
    }

    private static void WriteMinutes(byte[] bytes, int block, int minutes)
    {
        int bit = block * BitsOfMinutes;
        int at = MinutesAt + (bit >> 3);
        int shifted = minutes << (16 - BitsOfMinutes - (bit & 7));
        bytes[at] |= (byte)(shifted >> 8);
        bytes[at + 1] |= (byte)shifted;
    }

    private static int ReadMinutes(byte[] bytes, int block)
    {
        int bit = block * BitsOfMinutes;
        int at = MinutesAt + (bit >> 3);
        int both = bytes[at] << 8 | bytes[at + 1];
        return (both >> (16 - BitsOfMinutes - (bit & 7))) & MaxBlockMinutes;
    }
}
