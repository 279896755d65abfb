using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Settings;

/// <summary>
/// Reads the settings at power-up, and writes them when a session begins and when it has ended: always with the output off.
/// </summary>
/// <remarks>
/// A new device has a memory full of random bytes, and so has one that has lost them. Both therefore start with defaults (the first program,
/// nothing given yet), but only after a valid record of these was written and verified by reading back: a memory that answers and does not hold
/// what it is given inhibits every start, as does one that should be there and is silent. A new record always replaces the older of the two
/// copies, so that the newer one stays valid until the new one is complete.
/// </remarks>
internal sealed class SettingsStore
{
    private const long HourMicros = 3600000000;
    private const int NanoCoulombsPerMilliCoulomb = 1000000;

    private readonly IBackupMemory _memory;
    private readonly DailyUsage _usage;
    private readonly StoredSettings _settings = new StoredSettings();
    private readonly byte[] _all = new byte[StoredSettings.MemoryBytes];
    private readonly byte[] _copy = new byte[StoredSettings.Size];
    private int _newestAt;
    private bool _isWritePending;
    private int _knownHour;
    private long _knownMicros;

    internal SettingsStore(IBackupMemory memory, DailyUsage usage)
    {
        _memory = memory;
        _usage = usage;
        Status = MemoryStatus.Silent;
    }

    /// <summary>What is known of the memory.</summary>
    internal MemoryStatus Status { get; private set; }

    /// <summary>The memory held no record when it was read, and has been given one.</summary>
    internal bool IsNew { get; private set; }

    /// <summary>The program that was started last; the first one where none is stored, or one that this firmware does not have.</summary>
    /// <param name="user">The user program, or null.</param>
    internal TreatmentProgram Program(TreatmentProgram user)
    {
        return user != null && user.Id == _settings.ProgramId ? user : ProgramCatalogue.OfId(_settings.ProgramId) ?? ProgramCatalogue.At(0);
    }

    /// <summary>Reads the memory, until that has succeeded once.</summary>
    internal void Load()
    {
        if (Status != MemoryStatus.Ready)
        {
            Status = _memory.IsFitted ? ReadMemory() : MemoryStatus.NotFitted;
        }
    }

    /// <summary>
    /// Brings the hour up to date before a session is started. While the clock is silent, time passes from the last hour that was known, as
    /// long as the device is on.
    /// </summary>
    internal void Refresh(long nowMicros)
    {
        Load();
        int hour = _memory.ReadHours();
        if (hour >= 0)
        {
            _knownHour = hour;
            _knownMicros = nowMicros;
        }

        _usage.MoveTo(_knownHour + (int)((nowMicros - _knownMicros) / HourMicros));
    }

    /// <summary>
    /// Books a session before the output is armed: the memory then holds all that the session may add to time and charge, in case the power
    /// fails in the middle of it.
    /// </summary>
    /// <returns>False when a memory that is fitted does not hold it: then no session may begin.</returns>
    internal bool Begin(TreatmentProgram program, int seconds)
    {
        if (program.Id != TreatmentProgram.NoId)
        {
            _settings.ProgramId = program.Id;
        }

        if (Status != MemoryStatus.Ready)
        {
            return Status == MemoryStatus.NotFitted;
        }

        // Also when the write fails: it may have come through although it could not be verified.
        _isWritePending = true;
        return Write(seconds, program.MovesNetCharge() ? MaxSessionMilliCoulombs(program) : 0);
    }

    /// <summary>Stores what the session really gave, once it has ended and the output is off. To be called until the write has succeeded.</summary>
    internal void End()
    {
        if (_isWritePending)
        {
            _isWritePending = !Write(0, 0);
        }
    }

    private static int MaxSessionMilliCoulombs(TreatmentProgram program)
    {
        int nanoCoulombs = ModeCatalogue.Of(program.Mode).MaxNetChargeNanoCoulombs;
        // Stryker disable once Arithmetic : 118.8 mC and 24.48 µC are rounded up to the same
        return (nanoCoulombs + NanoCoulombsPerMilliCoulomb - 1) / NanoCoulombsPerMilliCoulomb;
    }

    private MemoryStatus ReadMemory()
    {
        if (!_memory.Read(_all))
        {
            return MemoryStatus.Silent;
        }

        if (TakeNewer())
        {
            return MemoryStatus.Ready;
        }

        // On the reference board a short press of MINUS can disturb a reading. Only what reads the same twice is really there, and may be
        // overwritten: it could be a record of time that was given.
        int checksum = Checksum.Of(_all, _all.Length);
        if (!_memory.Read(_all))
        {
            return MemoryStatus.Silent;
        }

        if (TakeNewer())
        {
            return MemoryStatus.Ready;
        }

        if (Checksum.Of(_all, _all.Length) != checksum)
        {
            return MemoryStatus.Silent;
        }

        IsNew = Write(0, 0);
        return IsNew ? MemoryStatus.Ready : MemoryStatus.Damaged;
    }

    private bool TakeNewer()
    {
        Copy(0);
        bool isFirstValid = StoredSettings.IsValid(_copy);
        int firstSequence = StoredSettings.SequenceOf(_copy);
        Copy(StoredSettings.Size);
        bool isSecondValid = StoredSettings.IsValid(_copy);
        if (!isFirstValid && !isSecondValid)
        {
            return false;
        }

        bool isSecondNewer = StoredSettings.IsNewer(StoredSettings.SequenceOf(_copy), firstSequence);
        _newestAt = isSecondValid && (!isFirstValid || isSecondNewer) ? StoredSettings.Size : 0;
        Copy(_newestAt);
        _settings.Decode(_copy, _usage);
        _knownHour = _usage.Hour;
        return true;
    }

    private void Copy(int at)
    {
        for (int i = 0; i < StoredSettings.Size; i++)
        {
            _copy[i] = _all[at + i];
        }
    }

    private bool Write(int reservedSeconds, int reservedMilliCoulombs)
    {
        int before = _settings.Sequence;
        int at = StoredSettings.Size - _newestAt;
        _settings.Sequence = (before + 1) & 0xFF;
        _settings.Encode(_usage, reservedSeconds, reservedMilliCoulombs, _copy);
        if (_memory.Write(_copy, at))
        {
            _newestAt = at;
            return true;
        }

        _settings.Sequence = before;
        return false;
    }
}
