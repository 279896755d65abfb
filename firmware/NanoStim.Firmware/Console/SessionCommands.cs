using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>Does what commands ask for, as the buttons would: through the session. What they require has been checked.</summary>
internal sealed class SessionCommands
{
    private const int Slots = 4;
    private const int MaxByte = 255;
    private const int MaxRegister = 32767;

    private readonly SessionStateMachine _session;
    private readonly SafetyGate _gate;
    private readonly InputState _inputs;
    private readonly Measurement _measurement;
    private readonly StatusRegisters _status;
    private readonly KeepAlive _keepAlive;
    private readonly CommandLexer _lexer;
    private readonly ParameterReader _parameters;
    private readonly TrainCommands _train;
    private readonly UserProgramCommands _user;
    private readonly CalibrationCommands _calibration;
    private readonly TreatmentProgram[] _savedPrograms = new TreatmentProgram[Slots];
    private readonly int[] _savedSeconds = new int[Slots];

    internal SessionCommands(
        SessionStateMachine session, SafetyGate gate, Measurement measurement, InputState inputs, StatusRegisters status, KeepAlive keepAlive, CommandLexer lexer, ParameterReader parameters, UserProgramCommands user, CalibrationCommands calibration)
    {
        _session = session;
        _gate = gate;
        _measurement = measurement;
        _inputs = inputs;
        _status = status;
        _keepAlive = keepAlive;
        _lexer = lexer;
        _parameters = parameters;
        _train = new TrainCommands(session, inputs);
        _user = user;
        _calibration = calibration;
    }

    /// <summary>The command was received before STOP was pressed, as far as the console can tell: it starts nothing.</summary>
    internal bool IsStale;

    private StimulationMode Mode => ModeCatalogue.OfSlide(_inputs);

    /// <summary>Executes a command.</summary>
    internal ConsoleError Execute(CommandId id, long nowMicros)
    {
        int value = _parameters.Value;
        switch (id)
        {
            case CommandId.Output:
                return value != 0 ? Start(nowMicros) : Stop(nowMicros);
            case CommandId.Abort:
                return Stop(nowMicros);
            case CommandId.Pause:
                _session.Pause(nowMicros);
                return ConsoleError.None;
            case CommandId.Resume:
                return Resume(nowMicros);
            case CommandId.Current:
                return _session.SetIntensity(value) ? ConsoleError.None : ConsoleError.OutOfRange;
            case CommandId.Frequency:
                return _train.SetRate(value);
            case CommandId.Width:
                return _train.SetWidth(value);
            case CommandId.Shape:
                return _train.SetShape(_lexer.Word);
            case CommandId.Duration:
                return SetDuration(value);
            case CommandId.ProgramName:
                return SelectProgram();
            case CommandId.ClearFault:
                return ClearFault(nowMicros);
            case CommandId.KeepAlive:
                return SetKeepAlive(value);
            case CommandId.Reset:
                return Reset(nowMicros);
            case CommandId.Save:
                return Save(value);
            case CommandId.Recall:
                return Recall(value);
            default:
                if (id >= CommandId.CalibrationCurrent)
                {
                    return _calibration.Execute(id, value);
                }

                return id > CommandId.Preset ? _user.Execute(id, value, _lexer.Word) : SetStatus(id, value);
        }
    }

    private ConsoleError Stop(long nowMicros)
    {
        // Both: what runs, and what has ended by itself.
        _session.Stop(nowMicros);
        _session.Dismiss(nowMicros);
        return ConsoleError.None;
    }

    private ConsoleError Start(long nowMicros)
    {
        if (IsStale)
        {
            return Report(StartInhibit.StopPressed);
        }

        _session.Dismiss(nowMicros);

        // A start reads the memory, which is slow. Not for one that is refused anyway; what the memory decides, the start itself asks again.
        StartInhibit inhibit = _session.CheckStart(true);
        bool isDecided = inhibit != StartInhibit.None && inhibit != StartInhibit.DayLimitReached && inhibit != StartInhibit.DayChargeReached;
        return Report(isDecided ? inhibit : _session.Start(nowMicros, true));
    }

    private ConsoleError Resume(long nowMicros)
    {
        return Report(_session.Resume(nowMicros));
    }

    private ConsoleError Report(StartInhibit inhibit)
    {
        if (inhibit == StartInhibit.None)
        {
            _keepAlive.Begin();
            return ConsoleError.None;
        }

        _status.Add(ErrorTexts.InhibitBase + (int)inhibit, ErrorTexts.InhibitOf((int)inhibit));
        return ConsoleError.Reported;
    }

    private ConsoleError Reset(long nowMicros)
    {
        Stop(nowMicros);
        if (_inputs.BenchStrap)
        {
            _keepAlive.Millis = KeepAlive.DefaultMillis;
            TreatmentProgram first = ProgramCatalogue.NextOf(Mode, null);
            if (_session.State == SessionState.Idle)
            {
                _session.SelectProgram(first);
            }
        }

        return ConsoleError.None;
    }

    private ConsoleError ClearFault(long nowMicros)
    {
        if (_session.State != SessionState.Fault)
        {
            return ConsoleError.None;
        }

        FaultCode fault = _gate.Fault;
        bool isCauseThere = _inputs.StopPressed
            || _inputs.ChargerPresent
            || (fault == FaultCode.BatteryLow && _measurement.BatteryMilliVolts < InterlockMonitor.LowBatteryMilliVolts)
            || (fault == FaultCode.SwitchMismatch && Mode != _session.Program.Mode);
        if (isCauseThere)
        {
            return ConsoleError.SettingsConflict;
        }

        _session.ClearFault(nowMicros);
        return ConsoleError.None;
    }

    private ConsoleError SetKeepAlive(int millis)
    {
        if (millis < KeepAlive.MinMillis || millis > KeepAlive.MaxMillis)
        {
            return ConsoleError.OutOfRange;
        }

        _keepAlive.Millis = millis;
        return ConsoleError.None;
    }

    private ConsoleError SetDuration(int seconds)
    {
        int total = _session.Program.TotalSeconds();
        if (seconds < 1 || seconds > total)
        {
            return ConsoleError.OutOfRange;
        }

        return _session.SetDuration(seconds == total ? 0 : seconds) ? ConsoleError.None : ConsoleError.SettingsConflict;
    }

    private ConsoleError SelectProgram()
    {
        for (int i = 0; i < ProgramCatalogue.Count; i++)
        {
            TreatmentProgram program = ProgramCatalogue.At(i);
            if (IsNamed(program.Name))
            {
                return Select(program);
            }
        }

        TreatmentProgram user = _session.UserPrograms.Program;
        return user != null && IsNamed(user.Name) ? Select(user) : ConsoleError.IllegalValue;
    }

    private ConsoleError Select(TreatmentProgram program)
    {
        return program.Mode == Mode && _session.SelectProgram(program) == PlanResult.Ok ? ConsoleError.None : ConsoleError.SettingsConflict;
    }

    private bool IsNamed(string name)
    {
        if (name.Length != _lexer.TextLength)
        {
            return false;
        }

        for (int i = 0; i < name.Length; i++)
        {
            // Small letters in all names; capitals are the same.
            int c = _lexer.Text[i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != name[i])
            {
                return false;
            }
        }

        return true;
    }

    private ConsoleError Save(int slot)
    {
        if (slot >= Slots)
        {
            return ConsoleError.OutOfRange;
        }

        _savedPrograms[slot] = _session.Program;
        _savedSeconds[slot] = _session.DurationSeconds;
        return ConsoleError.None;
    }

    private ConsoleError Recall(int slot)
    {
        if (slot >= Slots)
        {
            return ConsoleError.OutOfRange;
        }

        TreatmentProgram program = _savedPrograms[slot];
        bool isGone = program == null || (program.Id == UserDraft.Id && program != _session.UserPrograms.Program);
        if (isGone || Select(program) != ConsoleError.None)
        {
            return ConsoleError.SettingsConflict;
        }

        _session.SetDuration(_savedSeconds[slot]);
        return ConsoleError.None;
    }

    private ConsoleError SetStatus(CommandId id, int value)
    {
        bool isByte = id == CommandId.EventEnable || id == CommandId.ServiceEnable;
        if (value > (isByte ? MaxByte : MaxRegister) && id != CommandId.ClearStatus && id != CommandId.Preset)
        {
            return ConsoleError.OutOfRange;
        }

        switch (id)
        {
            case CommandId.EventEnable:
                _status.EventEnable = value;
                break;
            case CommandId.ServiceEnable:
                _status.ServiceEnable = value;
                break;
            case CommandId.OperationEnable:
                _status.OperationEnable = value;
                break;
            case CommandId.QuestionableEnable:
                _status.QuestionableEnable = value;
                break;
            case CommandId.Preset:
                _status.OperationEnable = 0;
                _status.QuestionableEnable = 0;
                break;
            case CommandId.ClearStatus:
                _status.Clear();
                break;
            default:
                return ConsoleError.UndefinedHeader;
        }

        return ConsoleError.None;
    }
}
