using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>Puts the replies of a line together, a field or a piece of a text at a time, and sends them.</summary>
internal sealed class ReplyWriter
{
    // Space for the longest field that is added at once, with separator and line end.
    private const int RoomOfField = 32;

    // A field after the last one.
    private const int NoField = -1;

    /// <summary>Bytes are to be sent before anything else.</summary>
    internal bool IsFlushing;

    private readonly IConsolePort _port;
    private readonly InputState _inputs;
    private readonly ParameterReader _parameters;
    private readonly ReplyBuffer _reply = new ReplyBuffer();
    private readonly SessionQueries _sessionQueries;
    private readonly MeasurementQueries _measurementQueries;
    private readonly StatusQueries _statusQueries;
    private readonly UserProgramCommands _user;
    private readonly MeasurementStream _stream;

    private CommandId _id;
    private bool _isLimit;
    private int _field;
    private bool _isInText;
    private bool _hasReply;
    private int _sent;

    internal ReplyWriter(
        IConsolePort port,
        SessionStateMachine session,
        SafetyGate gate,
        Measurement measurement,
        ShownMeasurement shown,
        InputState inputs,
        KeepAlive keepAlive,
        StatusRegisters status,
        ErrorQueue errors,
        ParameterReader parameters,
        UserProgramCommands user,
        MeasurementStream stream)
    {
        _port = port;
        _inputs = inputs;
        _parameters = parameters;
        _user = user;
        _stream = stream;
        _sessionQueries = new SessionQueries(session, gate, keepAlive, parameters, inputs, _reply);
        _measurementQueries = new MeasurementQueries(session, gate, measurement, shown, _reply);
        _statusQueries = new StatusQueries(status, errors, _reply);
    }

    /// <summary>No byte of a reply waits, and none is on its way: what is sent now is between two replies.</summary>
    internal bool IsBetweenReplies => !_hasReply && _reply.Length == 0;

    /// <summary>Begins the reply to a query.</summary>
    /// <param name="id">The query.</param>
    /// <param name="isLimit">It asks for MIN, MAX or DEF.</param>
    internal void Begin(CommandId id, bool isLimit)
    {
        _id = id;
        _isLimit = isLimit;
        _field = 0;
        _isInText = false;
    }

    /// <summary>Adds a field, or a piece of one that is long; nothing where no place is left, and then <see cref="IsFlushing"/>.</summary>
    /// <returns>Whether the reply to the query is complete.</returns>
    internal bool AddPiece(long nowMicros)
    {
        if (_reply.Room < RoomOfField)
        {
            IsFlushing = true;
            return false;
        }

        return _isInText ? AddText() : AddField(nowMicros);
    }

    /// <summary>The line is over: what replies it has are sent.</summary>
    internal void EndLine()
    {
        if (_hasReply)
        {
            _reply.Add('\n');
            IsFlushing = true;
        }

        _hasReply = false;
    }

    /// <summary>Forgets what has not been sent.</summary>
    internal void Clear()
    {
        _reply.Clear();
        _sent = 0;
        _hasReply = false;
        IsFlushing = false;
    }

    /// <summary>Sends as much as a control step may.</summary>
    internal void Flush()
    {
        int count = _reply.Length - _sent;
        if (count > _port.MaxWriteBytes)
        {
            count = _port.MaxWriteBytes;
        }

        _port.Write(_reply.Bytes, _sent, count);
        _sent += count;
        if (_sent == _reply.Length)
        {
            _sent = 0;
            _reply.Length = 0;
            IsFlushing = false;
        }
    }

    private bool AddField(long nowMicros)
    {
        if (_field > 0)
        {
            _reply.Add(',');
        }
        else if (_hasReply)
        {
            _reply.Add(';');
        }

        _hasReply = true;
        bool hasMore = AddFieldOf(_id, nowMicros);
        _field = hasMore ? _field + 1 : NoField;
        _isInText = _reply.HasText || _reply.HasNumber;
        return !_isInText && !hasMore;
    }

    private bool AddFieldOf(CommandId id, long nowMicros)
    {
        if (id == CommandId.OperationComplete)
        {
            _reply.Add('1');
            return false;
        }

        if (_isLimit)
        {
            _sessionQueries.AddSetting(id, _parameters.Value);
            return false;
        }

        if ((id >= CommandId.PeakCurrent && id <= CommandId.AllMeasurements) || (id >= CommandId.LimitCurrent && id <= CommandId.UsageLeft))
        {
            return _measurementQueries.Add(id, _field, ModeCatalogue.OfSlide(_inputs));
        }

        if (id > CommandId.Preset)
        {
            return id > CommandId.UserState ? AddStream(id) : _user.Add(id, _field, _reply);
        }

        bool isStatus = id == CommandId.NextError || id == CommandId.ErrorCount || id >= CommandId.OperationEvent
            || (id >= CommandId.EventStatus && id <= CommandId.ServiceEnable);
        return isStatus ? _statusQueries.Add(id, _field) : _sessionQueries.Add(id, _field, nowMicros);
    }

    private bool AddStream(CommandId id)
    {
        if (id == CommandId.Stream)
        {
            _reply.Add(_stream.IsOn ? '1' : '0');
        }
        else
        {
            _reply.AddScaled(_stream.Millis, 3);
        }

        return false;
    }

    private bool AddText()
    {
        if (_reply.HasNumber)
        {
            _reply.ContinueNumber();
        }
        else
        {
            _reply.ContinueText();
        }

        _isInText = _reply.HasText;
        return !_isInText && _field == NoField;
    }
}
