using NanoStim.Firmware.Identity;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Output;
using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>Replies with settings, state, faults and log, a field at a time.</summary>
internal sealed class SessionQueries
{
    private const int Micro = 6;
    private const int Milli = 3;
    private const int MicrosPerMilli = 1000;
    private const int MicrosPerSecond = 1000000;
    private const int LogFields = 6;

    private readonly SessionStateMachine _session;
    private readonly SafetyGate _gate;
    private readonly KeepAlive _keepAlive;
    private readonly ParameterReader _parameters;
    private readonly InputState _inputs;
    private readonly ReplyBuffer _reply;

    // Texts that a control step names are kept: naming one allocates it.
    private readonly string _identity = FirmwareIdentity.Idn;
    private readonly string _microcurrent = "MS";
    private readonly string _ems = "EMS";
    private readonly string _version = "1999.0";
    private readonly byte[] _nextMicrocurrent = NextOf(StimulationMode.Microcurrent);
    private readonly byte[] _nextEms = NextOf(StimulationMode.Ems);
    private int _program;
    private StartInhibit _inhibit;

    internal SessionQueries(SessionStateMachine session, SafetyGate gate, KeepAlive keepAlive, ParameterReader parameters, InputState inputs, ReplyBuffer reply)
    {
        _session = session;
        _gate = gate;
        _keepAlive = keepAlive;
        _parameters = parameters;
        _inputs = inputs;
        _reply = reply;
    }

    /// <summary>Adds a field of a reply.</summary>
    /// <returns>Whether there is another field.</returns>
    internal bool Add(CommandId id, int field, long nowMicros)
    {
        switch (id)
        {
            case CommandId.OperationComplete:
                _reply.Add('1');
                break;
            case CommandId.Identify:
                _reply.BeginText(_identity, false);
                break;
            case CommandId.Mode:
                _reply.BeginText(ModeCatalogue.OfSlide(_inputs) == StimulationMode.Ems ? _ems : _microcurrent, false);
                break;
            case CommandId.Catalogue:
                return AddProgram(field);
            case CommandId.ProgramName:
                _reply.BeginText(_session.Program.Name, true);
                break;
            case CommandId.Shape:
                _reply.BeginText(ShapeWords.NameOf(_session.Program.Segments[0].Train.Shape), false);
                break;
            case CommandId.Current:
            case CommandId.Frequency:
            case CommandId.Width:
            case CommandId.Duration:
            case CommandId.KeepAlive:
                AddSetting(id, Setting(id));
                break;
            case CommandId.Output:
                AddBoolean(_gate.Power != OutputPower.Off || (_session.State >= SessionState.ContactCheck && _session.State <= SessionState.Paused));
                break;
            case CommandId.Inhibit:
                return AddInhibit(field);
            case CommandId.State:
                _reply.BeginText(ErrorTexts.StateOf((int)_session.State), false);
                break;
            case CommandId.Time:
                AddTime(nowMicros);
                break;
            case CommandId.Version:
                _reply.BeginText(_version, false);
                break;
            case CommandId.SelfTest:
                AddSelfTest();
                break;
            case CommandId.LogCount:
                _reply.AddInteger(_session.Log.Count);
                break;
            case CommandId.LogEntry:
                return AddLogEntry(_parameters.Value, field);
            case CommandId.LogLast:
                return AddLogEntry(_session.Log.Count - 1, field);
            default:
                AddFault(id);
                break;
        }

        return false;
    }

    /// <summary>Adds a setting, or a limit of it.</summary>
    internal void AddSetting(CommandId id, int value)
    {
        switch (id)
        {
            case CommandId.Current:
            case CommandId.Width:
                _reply.AddScaled(value, Micro);
                break;
            case CommandId.Duration:
                _reply.AddInteger(value);
                break;
            default:
                _reply.AddScaled(value, Milli);
                break;
        }
    }

    /// <summary>In ms, as the times of the log; whole seconds once the ms have no place in an int, after 24 days.</summary>
    private void AddTime(long nowMicros)
    {
        long millis = nowMicros / MicrosPerMilli;
        if (millis > int.MaxValue)
        {
            _reply.AddInteger((int)(nowMicros / MicrosPerSecond));
        }
        else
        {
            _reply.AddScaled((int)millis, Milli);
        }
    }

    private int Setting(CommandId id)
    {
        TreatmentProgram program = _session.Program;
        switch (id)
        {
            case CommandId.Current:
                return _session.IntensityMicroAmps;
            case CommandId.Frequency:
                return program.Segments[0].Train.FrequencyMilliHertz;
            case CommandId.Width:
                return program.Segments[0].Train.PhaseWidthMicros;
            case CommandId.Duration:
                int seconds = _session.DurationSeconds;
                return seconds > 0 ? seconds : program.TotalSeconds();
            default:
                return _keepAlive.Millis;
        }
    }

    private void AddBoolean(bool value)
    {
        _reply.Add(value ? '1' : '0');
    }

    /// <summary>The programs of the mode: each search goes on where the one before has found one.</summary>
    private bool AddProgram(int field)
    {
        StimulationMode mode = ModeCatalogue.OfSlide(_inputs);
        int next = NextProgram(field == 0 ? 0 : _program, mode);
        TreatmentProgram program = next == ProgramCatalogue.Count ? _session.UserPrograms.Program : ProgramCatalogue.At(next);
        if (program != null)
        {
            _reply.BeginText(program.Name, true);
        }

        _program = NextProgram(next + 1, mode);
        return _program <= ProgramCatalogue.Count;
    }

    /// <summary>Index of the next program of a mode; the user program is the one after the catalogue.</summary>
    private int NextProgram(int index, StimulationMode mode)
    {
        int next = index;
        if (index < ProgramCatalogue.Count)
        {
            next = mode == StimulationMode.Ems ? _nextEms[index] : _nextMicrocurrent[index];
        }

        if (next != ProgramCatalogue.Count)
        {
            return next;
        }

        TreatmentProgram user = _session.UserPrograms.Program;
        return user != null && user.Mode == mode ? next : ProgramCatalogue.Count + 1;
    }

    /// <summary>For each place of the catalogue, the first program of a mode from there on: a search would make a piece of work long.</summary>
    private static byte[] NextOf(StimulationMode mode)
    {
        byte[] next = new byte[ProgramCatalogue.Count];
        int found = ProgramCatalogue.Count;
        for (int i = next.Length - 1; i >= 0; i--)
        {
            found = ProgramCatalogue.At(i).Mode == mode ? i : found;
            next[i] = (byte)found;
        }

        return next;
    }

    private bool AddInhibit(int field)
    {
        if (field == 0)
        {
            _inhibit = _session.CheckStart(true);
            _reply.AddInteger((int)_inhibit);
            return true;
        }

        _reply.BeginText(ErrorTexts.InhibitOf((int)_inhibit), true);
        return false;
    }

    private void AddSelfTest()
    {
        if (_session.State <= SessionState.SelfTest)
        {
            _reply.Add('1');
            return;
        }

        _reply.AddInteger(_gate.Fault >= FaultCode.SelfTestFailed ? (int)_gate.Fault : 0);
    }

    private bool AddLogEntry(int number, int field)
    {
        EventLog log = _session.Log;
        Transition what = log.What(number);
        switch (field)
        {
            case 0:
                _reply.AddInteger(number);
                break;
            case 1:
                _reply.AddScaled((int)(log.AtMicros(number) / MicrosPerMilli), Milli);
                break;
            case 2:
                _reply.BeginText(ErrorTexts.StateOf((int)what.From), false);
                break;
            case 3:
                _reply.BeginText(ErrorTexts.StateOf((int)what.To), false);
                break;
            case 4:
                _reply.BeginText(what.Name, false);
                break;
            default:
                _reply.AddInteger(log.Detail(number));
                break;
        }

        return field < LogFields - 1;
    }

    private void AddFault(CommandId id)
    {
        FaultCode fault = _gate.Fault;
        switch (id)
        {
            case CommandId.Tripped:
                AddBoolean(fault != FaultCode.None);
                break;
            case CommandId.FaultNumber:
                _reply.AddInteger((int)fault);
                break;
            case CommandId.FaultReason:
                _reply.BeginText(FaultCatalogue.Of(fault).Name, false);
                break;
            case CommandId.FaultText:
                _reply.BeginText(FaultCatalogue.Of(fault).Text, true);
                break;
            default:
                _reply.BeginText(FaultCatalogue.Of(fault).Remedy, true);
                break;
        }
    }
}
