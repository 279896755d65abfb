using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Session;
using NanoStim.Firmware.Settings;

namespace NanoStim.Firmware.Console;

/// <summary>Corrections of the measured current: noted while output is on, from what an external meter reads; stored and used when it is off.</summary>
internal sealed class CalibrationCommands
{
    private const int One = 1000;
    private const int Milli = 3;

    // A reading below this part of the ceiling is too coarse: one step of it is more than half a percent.
    private const int PartOfCeiling = 3;

    private readonly SessionStateMachine _session;
    private readonly ShownMeasurement _shown;
    private readonly CalibrationStore _store;

    // Noted, and not stored yet.
    private int _microcurrentPermille;
    private int _emsPermille;
    private bool _hasMicrocurrent;
    private bool _hasEms;

    internal CalibrationCommands(SessionStateMachine session, ShownMeasurement shown)
    {
        _session = session;
        _shown = shown;
        _store = session.Calibration;
    }

    private int NotedMicrocurrent => _hasMicrocurrent ? _microcurrentPermille : _store.MicrocurrentPermille;

    private int NotedEms => _hasEms ? _emsPermille : _store.EmsPermille;

    /// <summary>Executes a command.</summary>
    internal ConsoleError Execute(CommandId id, int value)
    {
        switch (id)
        {
            case CommandId.CalibrationCurrent:
                return Note(value);
            case CommandId.CalibrationSave:
                return Save(NotedMicrocurrent, NotedEms);
            default:
                return Save(0, 0);
        }
    }

    /// <summary>Adds a field of a reply.</summary>
    /// <returns>Whether there is another field.</returns>
    internal bool Add(CommandId id, int field, ReplyBuffer reply)
    {
        bool isFirst = field == 0;
        switch (id)
        {
            case CommandId.CalibrationCurrent:
                reply.AddScaled(One + (isFirst ? NotedMicrocurrent : NotedEms), Milli);
                return isFirst;
            case CommandId.CalibrationGain:
                reply.AddScaled(One + (isFirst ? _store.MicrocurrentPermille : _store.EmsPermille), Milli);
                return isFirst;
            default:
                reply.BeginText(ErrorTexts.CalibrationOf((int)_store.Status), false);
                return false;
        }
    }

    private ConsoleError Note(int microAmps)
    {
        ModeLimits limits = ModeCatalogue.Of(_session.Program.Mode);
        int shown = _shown.PeakMicroAmps;
        if (_session.State != SessionState.Deliver || !_session.Request.Steady || !_shown.HasWindow || shown * PartOfCeiling < limits.CeilingMicroAmps)
        {
            return ConsoleError.SettingsConflict;
        }

        bool isEms = limits.Mode == StimulationMode.Ems;
        int inUse = One + (isEms ? _store.EmsPermille : _store.MicrocurrentPermille);
        int permille = (int)(((long)microAmps * inUse + shown / 2) / shown) - One;
        if (!CalibrationStore.IsWithin(permille))
        {
            return ConsoleError.OutOfRange;
        }

        if (isEms)
        {
            _emsPermille = permille;
            _hasEms = true;
        }
        else
        {
            _microcurrentPermille = permille;
            _hasMicrocurrent = true;
        }

        return ConsoleError.None;
    }

    private ConsoleError Save(int microcurrentPermille, int emsPermille)
    {
        if (!_session.StoreCalibration(microcurrentPermille, emsPermille))
        {
            return ConsoleError.SettingsConflict;
        }

        _hasMicrocurrent = false;
        _hasEms = false;
        return ConsoleError.None;
    }
}
