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

    private static readonly long s_minimum = Mnemonic.Of("MINimum");
    private static readonly long s_maximum = Mnemonic.Of("MAXimum");
    private static readonly long s_default = Mnemonic.Of("DEFault");
    private static readonly long s_min = Mnemonic.Of("MIN");
    private static readonly long s_max = Mnemonic.Of("MAX");
    private static readonly long s_def = Mnemonic.Of("DEF");
    private static readonly long s_on = Mnemonic.Of("ON");
    private static readonly long s_off = Mnemonic.Of("OFF");

    private readonly SessionStateMachine _session;
    private readonly SafetyGate _gate;
    private readonly InputState _inputs;
    private readonly Measurement _measurement;
    private readonly StatusRegisters _status;
    private readonly KeepAlive _keepAlive;
    private readonly CommandLexer _lexer;
    private readonly Quantity _quantity = new Quantity();
    private readonly TreatmentProgram[] _savedPrograms = new TreatmentProgram[Slots];
    private readonly int[] _savedSeconds = new int[Slots];

    internal SessionCommands(
        SessionStateMachine session, SafetyGate gate, Measurement measurement, InputState inputs, StatusRegisters status, KeepAlive keepAlive, CommandLexer lexer)
    {
        _session = session;
        _gate = gate;
        _measurement = measurement;
        _inputs = inputs;
        _status = status;
        _keepAlive = keepAlive;
        _lexer = lexer;
    }

    /// <summary>Name of a program that was put together here.</summary>
    internal readonly string OwnName = "console";

    /// <summary>The mode that the slide switch decides.</summary>
    internal StimulationMode Mode => _inputs.EmsSwitch ? StimulationMode.Ems : StimulationMode.Microcurrent;

    /// <summary>The value of the parameter, after <see cref="Read"/>.</summary>
    internal int Value => _quantity.Value;

    /// <summary>Reads the parameter of a command into <see cref="Value"/>.</summary>
    internal ConsoleError Read(CommandId id, ParameterKind kind)
    {
        ParameterForm form = _lexer.Form;
        switch (kind)
        {
            case ParameterKind.None:
                return form == ParameterForm.None ? ConsoleError.None : ConsoleError.ParameterNotAllowed;
            case ParameterKind.Text:
                return Expect(form, ParameterForm.Text);
            case ParameterKind.Shape:
                return Expect(form, ParameterForm.Word);
            default:
                break;
        }

        if (form == ParameterForm.Number)
        {
            return _quantity.Convert(_lexer.Number, kind);
        }

        if (form != ParameterForm.Word)
        {
            return Expect(form, ParameterForm.Number);
        }

        if (kind == ParameterKind.Switch)
        {
            _quantity.Value = _lexer.Word == s_on ? 1 : 0;
            return _lexer.Word == s_on || _lexer.Word == s_off ? ConsoleError.None : ConsoleError.IllegalValue;
        }

        return kind == ParameterKind.WholeNumber ? ConsoleError.DataType : ReadLimit(id);
    }

    /// <summary>Reads MIN, MAX or DEF into <see cref="Value"/>.</summary>
    internal ConsoleError ReadLimit(CommandId id)
    {
        long word = _lexer.Word;
        bool isMin = word == s_min || word == s_minimum;
        bool isMax = word == s_max || word == s_maximum;
        if (!isMin && !isMax && word != s_def && word != s_default)
        {
            return ConsoleError.IllegalValue;
        }

        ModeLimits limits = ModeCatalogue.Of(id == CommandId.Current || id == CommandId.Duration ? _session.Program.Mode : Mode);
        switch (id)
        {
            case CommandId.Current:
                _quantity.Value = isMin ? limits.StepMicroAmps : isMax ? limits.CeilingMicroAmps : 0;
                break;
            case CommandId.Frequency:
                _quantity.Value = isMin ? limits.MinFrequencyMilliHertz : isMax ? limits.MaxFrequencyMilliHertz : ConsoleTrain.DefaultMilliHertz(limits.Mode);
                break;
            case CommandId.Width:
                _quantity.Value = isMin ? limits.MinPhaseWidthMicros : isMax ? limits.MaxPhaseWidthMicros : ConsoleTrain.DefaultMicros(limits.Mode);
                break;
            case CommandId.Duration:
                _quantity.Value = isMin ? 1 : _session.Program.TotalSeconds();
                break;
            default:
                _quantity.Value = isMin ? KeepAlive.MinMillis : isMax ? KeepAlive.MaxMillis : KeepAlive.DefaultMillis;
                break;
        }

        return ConsoleError.None;
    }

    /// <summary>Executes a command.</summary>
    internal ConsoleError Execute(CommandId id, long nowMicros)
    {
        int value = _quantity.Value;
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
                return SetTrain(ShapeOfProgram(), value, WidthOfProgram());
            case CommandId.Width:
                return SetWidth(value);
            case CommandId.Shape:
                return SetShape();
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
                return SetStatus(id, value);
        }
    }

    private static ConsoleError Expect(ParameterForm form, ParameterForm expected)
    {
        if (form == ParameterForm.None)
        {
            return ConsoleError.MissingParameter;
        }

        return form == expected ? ConsoleError.None : ConsoleError.DataType;
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
                return program.Mode == Mode && _session.SelectProgram(program) == PlanResult.Ok ? ConsoleError.None : ConsoleError.SettingsConflict;
            }
        }

        return ConsoleError.IllegalValue;
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

    private PulseTrain Train => _session.Program.Segments[0].Train;

    private bool ProgramFitsMode => _session.Program.Mode == Mode;

    private PulseShape ShapeOfProgram()
    {
        if (!ProgramFitsMode)
        {
            return PulseShape.SymmetricBiphasic;
        }

        PulseShape shape = Train.Shape;
        return shape == PulseShape.Alternating ? PulseShape.SymmetricBiphasic : shape;
    }

    private int WidthOfProgram()
    {
        return ProgramFitsMode ? Train.PhaseWidthMicros : 0;
    }

    private int RateOfProgram()
    {
        return ProgramFitsMode ? Train.FrequencyMilliHertz : ConsoleTrain.DefaultMilliHertz(Mode);
    }

    private ConsoleError SetWidth(int micros)
    {
        PulseShape shape = ShapeOfProgram();
        return micros == 0
            ? ConsoleError.OutOfRange
            : SetTrain(PulseTrain.HasOwnWidth(shape) ? PulseShape.SymmetricBiphasic : shape, RateOfProgram(), micros);
    }

    private ConsoleError SetShape()
    {
        int shape = ShapeWords.Find(_lexer.Word);
        return shape < 0 ? ConsoleError.IllegalValue : SetTrain((PulseShape)shape, RateOfProgram(), WidthOfProgram());
    }

    private ConsoleError SetTrain(PulseShape shape, int milliHertz, int micros)
    {
        ModeLimits limits = ModeCatalogue.Of(Mode);
        if (milliHertz < limits.MinFrequencyMilliHertz || milliHertz > limits.MaxFrequencyMilliHertz
            || (micros != 0 && (micros < limits.MinPhaseWidthMicros || micros > limits.MaxPhaseWidthMicros)))
        {
            return ConsoleError.OutOfRange;
        }

        TreatmentProgram program = ConsoleTrain.Make(OwnName, Mode, shape, milliHertz, micros);
        return _session.SelectProgram(program) == PlanResult.Ok ? ConsoleError.None : ConsoleError.SettingsConflict;
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
        if (program == null || program.Mode != Mode || _session.SelectProgram(program) != PlanResult.Ok)
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
