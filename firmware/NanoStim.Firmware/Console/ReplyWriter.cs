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

    // Who replies to a query.
    private const int FromSession = 0;
    private const int FromMeasurement = 1;
    private const int FromStatus = 2;
    private const int FromUserProgram = 3;
    private const int FromStream = 4;
    private const int FromCalibration = 5;

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
    private readonly CalibrationCommands _calibration;
    private readonly MeasurementStream _stream;
    private readonly byte[] _sources = new byte[(int)CommandId.Count];
    private readonly int _maxWriteBytes;

    private CommandId _id;
    private bool _isLimit;
    private int _field;
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
        MeasurementStream stream,
        CalibrationCommands calibration)
    {
        _port = port;
        _inputs = inputs;
        _parameters = parameters;
        _user = user;
        _calibration = calibration;
        _stream = stream;
        _sessionQueries = new SessionQueries(session, gate, keepAlive, parameters, inputs, _reply);
        _measurementQueries = new MeasurementQueries(session, gate, measurement, shown, _reply);
        _statusQueries = new StatusQueries(status, errors, _reply);
        _maxWriteBytes = port == null ? 0 : port.MaxWriteBytes;
        for (int id = 0; id < _sources.Length; id++)
        {
            _sources[id] = (byte)SourceOf((CommandId)id);
        }
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

        if (!_reply.IsPending)
        {
            return AddField(nowMicros);
        }

        _reply.Continue();
        return _field == NoField && !_reply.IsPending;
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
        if (count > _maxWriteBytes)
        {
            count = _maxWriteBytes;
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
        if (AddFieldOf(_id, _field, nowMicros))
        {
            _field++;
            return false;
        }

        _field = NoField;
        return !_reply.IsPending;
    }

    private bool AddFieldOf(CommandId id, int field, long nowMicros)
    {
        if (_isLimit)
        {
            _sessionQueries.AddSetting(id, _parameters.Value);
            return false;
        }

        switch (_sources[(int)id])
        {
            case FromMeasurement:
                return _measurementQueries.Add(id, field, _inputs);
            case FromStatus:
                return _statusQueries.Add(id, field);
            case FromUserProgram:
                return _user.Add(id, field, _reply);
            case FromCalibration:
                return _calibration.Add(id, field, _reply);
            case FromStream:
                AddStream(id);
                return false;
            default:
                return _sessionQueries.Add(id, field, nowMicros);
        }
    }

    private static int SourceOf(CommandId id)
    {
        if ((id >= CommandId.PeakCurrent && id <= CommandId.AllMeasurements) || (id >= CommandId.LimitCurrent && id <= CommandId.UsageLeft))
        {
            return FromMeasurement;
        }

        if (id >= CommandId.CalibrationCurrent)
        {
            return FromCalibration;
        }

        if (id > CommandId.Preset)
        {
            return id > CommandId.UserState ? FromStream : FromUserProgram;
        }

        bool isStatus = id == CommandId.NextError || id == CommandId.ErrorCount || id >= CommandId.OperationEvent
            || (id >= CommandId.EventStatus && id <= CommandId.ServiceEnable);
        return isStatus ? FromStatus : FromSession;
    }

    private void AddStream(CommandId id)
    {
        if (id == CommandId.Stream)
        {
            _reply.Add(_stream.IsOn ? '1' : '0');
        }
        else
        {
            _reply.AddScaled(_stream.Millis, 3);
        }
    }
}
