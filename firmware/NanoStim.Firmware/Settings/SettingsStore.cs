using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Hal;

namespace NanoStim.Firmware.Settings;

/// <summary>
/// Reads the settings at power-up, and writes them when a session begins and when it has ended: with the output off, always. A record
/// that is damaged, or not there, means defaults: the first program, no time given, and the intensity at zero as ever.
/// </summary>
internal sealed class SettingsStore
{
    private const long HourMicros = 3600000000;

    private readonly IBackupMemory _retention;
    private readonly DailyUsage _ledger;
    private readonly StoredSettings _settings = new StoredSettings();
    private readonly byte[] _bytes = new byte[StoredSettings.Size];
    private bool _answered;
    private bool _owed;
    private int _knownHour;
    private long _knownMicros;

    internal SettingsStore(IBackupMemory retention, DailyUsage ledger)
    {
        _retention = retention;
        _ledger = ledger;
    }

    /// <summary>The program that was started last.</summary>
    internal TreatmentProgram Program => ProgramCatalogue.At(_settings.Program);

    /// <summary>Reads the memory, until it has answered once.</summary>
    internal void Load()
    {
        if (!_answered && _retention.Read(_bytes))
        {
            _answered = true;
            _ledger.MoveTo(_ledger.Hour + DailyUsage.Slots);
            if (_settings.Decode(_bytes, _ledger))
            {
                _knownHour = _ledger.Hour;
            }
        }
    }

    /// <summary>
    /// A session is to be started: what is the hour? While the clock is silent, time passes from the last hour that was known, as long as
    /// the device is on.
    /// </summary>
    internal void Refresh(long nowMicros)
    {
        int unbooked = _answered ? 0 : _ledger.Seconds;
        Load();
        int hour = _retention.ReadHours();
        if (hour >= 0)
        {
            _knownHour = hour;
            _knownMicros = nowMicros;
        }

        _ledger.MoveTo(_knownHour + (int)((nowMicros - _knownMicros) / HourMicros));
        if (_answered)
        {
            // Given before the memory answered: on top of what its record says.
            _ledger.Add(0, unbooked);
        }
    }

    /// <summary>A session begins: the memory holds all of its time before the output is armed, in case the power goes in the middle of it.</summary>
    /// <returns>False when a memory that has answered before does not take it: then nothing may begin.</returns>
    internal bool Begin(TreatmentProgram program, int seconds)
    {
        int index = ProgramCatalogue.OfId(program.Id) == program ? program.Id - 1 : -1;
        if (index >= 0)
        {
            _settings.Program = index;
        }

        // On the reference board MINUS, held, keeps the memory from being written.
        bool isBooked = Write(seconds) || !_answered;
        _owed |= isBooked;
        return isBooked;
    }

    /// <summary>The session has ended, and the output is off. To be called until nothing is owed any more.</summary>
    internal void End(long nowMicros)
    {
        if (_owed)
        {
            if (!_answered)
            {
                // A record that was never read is not written over.
                Refresh(nowMicros);
            }

            _owed = !Write(0) && _answered;
        }
    }

    private bool Write(int reservedSeconds)
    {
        _settings.Encode(_ledger, reservedSeconds, _bytes);
        return _retention.Write(_bytes);
    }
}
