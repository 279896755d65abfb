using NanoStim.Hal;

namespace NanoStim.Firmware.Settings;

/// <summary>
/// Corrections of the measured current, one for each range, in thousandths: read at power-up, written when the console says so, always with the output off.
/// </summary>
/// <remarks>
/// A correction that raises the readings is applied where they are made: regulation follows it, and every limit on a reading comes earlier. One that lowers them
/// would let more current pass before the over-current limit, which a stored number must not; it is applied to what the console shows, and to nothing else.
/// Bytes of the record, the last four of the memory: correction of microcurrent and of EMS, 128 more than thousandths; checksum (2) over these two and the format.
/// </remarks>
internal sealed class CalibrationStore
{
    /// <summary>Where the record is in the backup memory: behind that of the user program.</summary>
    internal const int At = UserRecord.At + UserRecord.Size;

    /// <summary>Length of the record in bytes.</summary>
    internal const int Size = 4;

    /// <summary>The largest correction, in thousandths, either way. More than the tolerance of the parts, less than half of the distance from ceiling to over-current.</summary>
    internal const int MaxPermille = 50;

    private const byte Format = 0xC1;
    private const int Offset = 128;
    private const int ChecksumAt = 2;

    // A short press of MINUS can disturb a reading of the memory on the reference board.
    private const int Readings = 3;

    private readonly IBackupMemory _memory;
    private readonly ISense _sense;
    private readonly byte[] _all = new byte[StoredSettings.MemoryBytes];
    private readonly byte[] _record = new byte[Size];
    private readonly byte[] _checked = new byte[ChecksumAt + 1];

    internal CalibrationStore(IBackupMemory memory, ISense sense)
    {
        _memory = memory;
        _sense = sense;
    }

    /// <summary>What is known of the record.</summary>
    internal CalibrationStatus Status = CalibrationStatus.NoMemory;

    /// <summary>Corrections in use.</summary>
    internal int MicrocurrentPermille;
    internal int EmsPermille;

    /// <summary>Reads the record and takes it into use. Where it is not whole, nothing is corrected.</summary>
    internal void Load()
    {
        Status = CalibrationStatus.NoMemory;
        Use(0, 0);
        for (int i = 0; i < Readings && _memory.IsFitted && _memory.Read(_all); i++)
        {
            int microcurrent = _all[At] - Offset;
            int ems = _all[At + 1] - Offset;
            Status = CalibrationStatus.Damaged;
            if (IsWithin(microcurrent) && IsWithin(ems) && (_all[At + ChecksumAt] << 8 | _all[At + ChecksumAt + 1]) == ChecksumOf(_all[At], _all[At + 1]))
            {
                Status = microcurrent == 0 && ems == 0 ? CalibrationStatus.None : CalibrationStatus.Valid;
                Use(microcurrent, ems);
                return;
            }
        }
    }

    /// <summary>A memory that is new has no corrections: without this it would have damaged ones.</summary>
    internal void Begin()
    {
        if (Status == CalibrationStatus.Damaged)
        {
            Save(0, 0);
        }
    }

    /// <summary>Stores corrections and takes them into use.</summary>
    /// <returns>False where the memory does not hold them: then nothing is corrected, or what it does hold is.</returns>
    internal bool Save(int microcurrentPermille, int emsPermille)
    {
        // Stryker disable once Arithmetic : 128 more or less is the same in a byte
        _record[0] = (byte)(microcurrentPermille + Offset);
        // Stryker disable once Arithmetic : 128 more or less is the same in a byte
        _record[1] = (byte)(emsPermille + Offset);
        int checksum = ChecksumOf(_record[0], _record[1]);
        _record[ChecksumAt] = (byte)(checksum >> 8);
        _record[ChecksumAt + 1] = (byte)checksum;
        bool isWritten = IsWithin(microcurrentPermille) && IsWithin(emsPermille) && _memory.IsFitted && _memory.Write(_record, At);

        // What counts is what the memory gives back.
        Load();
        return isWritten && Status < CalibrationStatus.Damaged && MicrocurrentPermille == microcurrentPermille && EmsPermille == emsPermille;
    }

    /// <summary>Whether a correction may be stored.</summary>
    internal static bool IsWithin(int permille)
    {
        return permille >= -MaxPermille && permille <= MaxPermille;
    }

    /// <summary>A reading as it is shown: lowered where its correction does that.</summary>
    internal int Shown(int microAmps, bool isEms)
    {
        int permille = isEms ? EmsPermille : MicrocurrentPermille;
        // Stryker disable once Equality : at zero both sides are the reading
        return permille < 0 ? microAmps + microAmps * permille / 1000 : microAmps;
    }

    private void Use(int microcurrentPermille, int emsPermille)
    {
        MicrocurrentPermille = microcurrentPermille;
        EmsPermille = emsPermille;
        _sense.RaiseScale(CurrentRange.Microcurrent, microcurrentPermille > 0 ? microcurrentPermille : 0);
        _sense.RaiseScale(CurrentRange.Ems, emsPermille > 0 ? emsPermille : 0);
    }

    private int ChecksumOf(byte microcurrent, byte ems)
    {
        _checked[0] = Format;
        _checked[1] = microcurrent;
        _checked[2] = ems;
        return Checksum.Of(_checked, _checked.Length);
    }
}
