using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>The SCPI console: takes commands from a port, gives them to the session as buttons would, and replies.</summary>
/// <remarks>It works in small pieces, so that no control step gets long. docs/console.md has what it understands, and what a piece costs.</remarks>
internal sealed class ScpiConsole
{
    private const int ChunkBytes = 16;

    // A piece is begun only while the step is younger than this: with the slowest piece it is over in little more than half of its 10 ms, or, without output, well
    // before the next tick. See docs/console.md.
    private const int YoungMicros = 3300;
    private const int YoungAfterOtherMicros = 3000;
    private const int FreeMicros = 6000;
    private const int MaxPieces = 8;

    // So many steps in a row may be too old for a piece.
    private const int MaxSkipped = 3;

    // No log has so many events.
    private const int NoEvents = -1;

    private readonly IConsolePort _port;
    private readonly IClock _clock;
    private readonly SessionStateMachine _session;
    private readonly EventLog _log;
    private readonly CommandLexer _lexer = new CommandLexer();
    private readonly ErrorQueue _errors = new ErrorQueue();
    private readonly StatusRegisters _status;
    private readonly KeepAlive _keepAlive;
    private readonly HeaderMatcher _header;
    private readonly CommandCheck _check;
    private readonly SessionCommands _commands;
    private readonly ReplyWriter _reply;
    private readonly ParameterReader _parameters;
    private readonly MeasurementStream _stream;
    private readonly byte[] _chunk = new byte[ChunkBytes];

    /// <summary>There is something to do.</summary>
    internal bool IsBusy;

    /// <summary><see cref="Work"/> is to be called in every step: there is something to do, or a stream to look after, or there is no output, and time to look.</summary>
    internal bool IsAwake;

    private ConsolePhase _phase;
    private int _at;
    private int _count;
    private int _seenEvents;

    // As many events as have been seen; none at all while a *OPC or the stream is to be looked after in every poll.
    private int _expectedEvents;
    private bool _hasExecuted;
    private bool _hasFailed;
    private bool _isOpcWanted;
    private bool _hasWritten;
    private int _skipped;

    // When STOP was pressed last: as of the last read that emptied the port, and as of the one before the bytes that are worked on.
    private long _drainedMicros;
    private long _heldMicros;

    internal ScpiConsole(
        IConsolePort port, IClock clock, SessionStateMachine session, SafetyGate gate, Measurement measurement, MeasurementWindow window, InputState inputs)
    {
        _port = port;
        IsAwake = port != null;
        _clock = clock;
        _session = session;
        _drainedMicros = session.StoppedMicros;
        _log = session.Log;
        _status = new StatusRegisters(session, gate, measurement, inputs, _errors);
        _keepAlive = new KeepAlive(session, _status);
        CommandTree tree = new CommandTree();
        ParameterReader parameters = new ParameterReader(session, inputs, _lexer);
        _parameters = parameters;
        ShownMeasurement shown = new ShownMeasurement(gate, measurement, window, session.Calibration);
        _stream = new MeasurementStream(port, session, gate, measurement, shown);
        _header = new HeaderMatcher(tree, _lexer);
        _check = new CommandCheck(tree, _lexer, parameters, inputs, session);
        UserProgramCommands user = new UserProgramCommands(session, inputs, _status);
        CalibrationCommands calibration = new CalibrationCommands(session, shown);
        _commands = new SessionCommands(session, gate, measurement, inputs, _status, _keepAlive, _lexer, parameters, user, calibration);
        _reply = new ReplyWriter(port, session, gate, measurement, shown, inputs, _keepAlive, _status, _errors, parameters, user, _stream, calibration);
    }

    /// <summary>Errors that have not been read.</summary>
    internal ErrorQueue Errors => _errors;

    // A wait for the end of a ramp is ended by a poll.
    private bool HasPieces => _phase != ConsolePhase.Wait || _stream.IsPending || _reply.IsFlushing;

    /// <summary>Every 0.1 s: whether there is something to do, and the keep-alive.</summary>
    /// <param name="nowMicros">Time.</param>
    /// <param name="mayAct">Whether the step has time for what the keep-alive may do.</param>
    /// <returns>False where that is left to be done.</returns>
    internal bool Poll(long nowMicros, bool mayAct)
    {
        if (_port == null)
        {
            return true;
        }

        // An event takes the time of this step, and so does a step of the keep-alive: all else is looked at the next time.
        bool isDone = true;
        int events = _log.Count;
        if (events != _seenEvents)
        {
            FollowEvents();
            Expect();
        }
        else
        {
            if (events != _expectedEvents)
            {
                Follow(nowMicros);
            }

            if (_keepAlive.IsRunning && _keepAlive.IsDue(nowMicros))
            {
                // Bytes that have come wait.
                isDone = mayAct;
                if (mayAct)
                {
                    _keepAlive.Act(nowMicros);
                }
            }
            else if (!IsBusy)
            {
                IsBusy = Receive();
            }
            else if (_phase == ConsolePhase.Wait && (!IsPending() || HasMore()))
            {
                EndWait(nowMicros);
            }
        }

        IsAwake = (IsBusy && HasPieces) || _stream.IsOn || !_session.HasOutput;
        return isDone;
    }

    /// <summary>The same as <see cref="Work"/>, however old the step is: in one that is the console's. It does one piece at least.</summary>
    internal void WorkAtOnce(long nowMicros)
    {
        _skipped = MaxSkipped;
        Work(nowMicros);
    }

    /// <summary>The same as <see cref="Work"/>, after something else that the step had to do: where that took long, the next one works.</summary>
    internal void WorkIfYoung(long nowMicros)
    {
        if (_clock.NowMicros() < nowMicros + YoungAfterOtherMicros)
        {
            Work(nowMicros);
        }
    }

    /// <summary>At the end of a step: looks at the port where nothing is to be done yet, and works while the step is young.</summary>
    internal void Work(long nowMicros)
    {
        IClock clock = _clock;
        bool hasOutput = _session.HasOutput;
        long until = nowMicros + (hasOutput ? YoungMicros : FreeMicros);
        if (_skipped < MaxSkipped && clock.NowMicros() >= until)
        {
            _skipped++;
            return;
        }

        _skipped = 0;
        if (!IsBusy)
        {
            IsBusy = Receive();
        }

        _hasWritten = false;
        int left = IsBusy ? MaxPieces : 0;
        while (left > 0 && DoPiece(nowMicros) && clock.NowMicros() < until)
        {
            left--;
        }

        IsAwake = (IsBusy && HasPieces) || _stream.IsOn || !hasOutput;
    }

    /// <summary>Does a piece.</summary>
    /// <returns>Whether there is another one that this step may do: it writes to the port once.</returns>
    private bool DoPiece(long nowMicros)
    {
        if (_reply.IsFlushing)
        {
            if (!_hasWritten)
            {
                _hasWritten = true;
                _reply.Flush();
            }

            return !_reply.IsFlushing;
        }

        switch (_phase)
        {
            case ConsolePhase.Scan:
                return Scan(nowMicros);
            case ConsolePhase.Match:
                Match(nowMicros);
                return true;
            case ConsolePhase.Check:
                Check(nowMicros);
                return true;
            case ConsolePhase.Execute:
                Execute(nowMicros);
                return true;
            case ConsolePhase.Reply:
                if (_reply.AddPiece(nowMicros))
                {
                    EndUnit(nowMicros);
                }

                return true;
            default:
                return Wait(nowMicros);
        }
    }

    private bool Wait(long nowMicros)
    {
        if (!IsPending())
        {
            EndWait(nowMicros);
            return true;
        }

        return _stream.IsPending && Stream(nowMicros);
    }

    /// <summary>Does a piece of a frame.</summary>
    /// <returns>Whether there is another one that this step may do.</returns>
    private bool Stream(long nowMicros)
    {
        bool goesOn = _stream.Advance(nowMicros, !_hasWritten && _reply.IsBetweenReplies);
        _hasWritten |= !_stream.IsPending;
        return goesOn;
    }

    /// <summary>Takes what the port has. False where it has nothing.</summary>
    private bool Receive()
    {
        _at = 0;
        _count = _port.Read(_chunk);
        if (_count < 0)
        {
            _count = 0;
            _status.Add(ConsoleError.InputOverrun);
            _hasFailed = true;
            _lexer.EndsLine = false;
            _lexer.Abandon();
            return true;
        }

        if (_count > 0)
        {
            _heldMicros = _drainedMicros;
            if (_count < ChunkBytes)
            {
                _drainedMicros = _session.StoppedMicros;
            }

            return true;
        }

        _drainedMicros = _session.StoppedMicros;
        return false;
    }

    private bool Scan(long nowMicros)
    {
        if (_at >= _count)
        {
            // A frame first: otherwise a client that never pauses would leave no time for any.
            if (_stream.IsPending && Stream(nowMicros))
            {
                return true;
            }

            IsBusy = Receive();
            return IsBusy;
        }

        LexEvent found = _lexer.Scan(_chunk, _at, _count);
        _at = _lexer.Position;
        switch (found)
        {
            case LexEvent.None:
                break;
            case LexEvent.Word:
                _phase = ConsolePhase.Match;
                break;
            case LexEvent.Unit:
                _phase = ConsolePhase.Check;
                break;
            case LexEvent.Line:
                EndLine(nowMicros);
                break;
            case LexEvent.Error:
                Fail(_lexer.Error, nowMicros);
                break;
            default:
                Break(nowMicros);
                break;
        }

        return true;
    }

    private void Match(long nowMicros)
    {
        _phase = _header.Match();
        if (_header.IsUndefined)
        {
            Fail(ConsoleError.UndefinedHeader, nowMicros);
        }
    }

    private void Check(long nowMicros)
    {
        if (_log.Count != _seenEvents)
        {
            // A reply tells what has happened before it, however soon after that it is asked for.
            FollowEvents();
            return;
        }

        ConsoleError error = _check.Check(_header.Id);
        if (error != ConsoleError.None)
        {
            Fail(error, nowMicros);
        }
        else if (_lexer.IsQuery)
        {
            _hasExecuted = true;
            Query(nowMicros);
        }
        else
        {
            _phase = ConsolePhase.Execute;
        }
    }

    private void Query(long nowMicros)
    {
        if (_header.Id != CommandId.OperationComplete || !IsPending())
        {
            BeginReply();
        }
        else if (_lexer.EndsLine)
        {
            _phase = ConsolePhase.Wait;
        }
        else
        {
            // What follows in the line could be the command that stops the output: nothing may hold it.
            Fail(ConsoleError.SettingsConflict, nowMicros);
        }
    }

    private void Execute(long nowMicros)
    {
        _hasExecuted = true;
        switch (_header.Id)
        {
            case CommandId.OperationComplete:
                _isOpcWanted = IsPending();
                _status.Event |= _isOpcWanted ? 0 : StatusRegisters.OperationComplete;
                Expect();
                break;
            case CommandId.Stream:
                _stream.Switch(_parameters.Value != 0);
                Expect();
                break;
            case CommandId.StreamInterval:
                if (!_stream.SetInterval(_parameters.Value))
                {
                    Fail(ConsoleError.OutOfRange, nowMicros);
                    return;
                }

                break;
            case CommandId.Wait:
                // Nothing to wait for: a start is complete when the session has begun, and nothing may hold a command that stops it.
                break;
            default:
                _commands.IsStale = _heldMicros != _session.StoppedMicros;
                ConsoleError error = _commands.Execute(_header.Id, nowMicros);
                if (error != ConsoleError.None)
                {
                    Fail(error, nowMicros);
                    return;
                }

                break;
        }

        EndUnit(nowMicros);
    }

    /// <summary>Whether the output is on its way to a level, or to zero: also to an intensity that was chosen in delivery.</summary>
    private bool IsPending()
    {
        SessionState state = _session.State;
        return state == SessionState.ContactCheck || state == SessionState.RampUp || state == SessionState.RampDown || state == SessionState.SelfTest
            || (state == SessionState.Deliver && !_session.Request.Steady);
    }

    /// <summary>A wait is over: because nothing is pending any more, or because the next line has come.</summary>
    private void EndWait(long nowMicros)
    {
        if (IsPending())
        {
            Fail(ConsoleError.QueryInterrupted, nowMicros);
        }
        else
        {
            BeginReply();
        }
    }

    /// <summary>Whether more than line ends has come after the line that waits.</summary>
    private bool HasMore()
    {
        while (_at < _count && (_chunk[_at] == '\n' || _chunk[_at] == '\r'))
        {
            _at++;
        }

        return _at < _count || Receive();
    }

    private void BeginReply()
    {
        _reply.Begin(_header.Id, _lexer.Form == ParameterForm.Word);
        _phase = ConsolePhase.Reply;
    }

    private void Fail(ConsoleError error, long nowMicros)
    {
        if (error != ConsoleError.Reported)
        {
            _status.Add(error);
        }

        _hasFailed = true;
        _phase = ConsolePhase.Scan;
        if (_lexer.Abandon())
        {
            EndLine(nowMicros);
        }
    }

    private void EndUnit(long nowMicros)
    {
        _phase = ConsolePhase.Scan;
        if (_lexer.EndsLine)
        {
            EndLine(nowMicros);
        }
    }

    private void EndLine(long nowMicros)
    {
        _header.Restart();
        _reply.EndLine();
        if (_hasExecuted && !_hasFailed)
        {
            _keepAlive.Restart(nowMicros);
        }

        _hasExecuted = false;
        _hasFailed = false;
    }

    /// <summary>Ctrl-C: output off, and everything that was not finished is forgotten.</summary>
    private void Break(long nowMicros)
    {
        _session.Stop(nowMicros);
        _lexer.Restart();
        _reply.Clear();
        _isOpcWanted = false;
        Expect();
        _hasExecuted = false;
        _hasFailed = false;
        _header.Restart();
        _phase = ConsolePhase.Scan;
    }

    /// <summary>Looks after the stream, and takes note of the end of what a *OPC waits for, which need not be an event.</summary>
    private void Follow(long nowMicros)
    {
        if (_stream.IsOn)
        {
            _stream.Look(nowMicros, _keepAlive.LineMicros);
            IsBusy |= _stream.IsPending;
        }

        if (_isOpcWanted && !IsPending())
        {
            _isOpcWanted = false;
            _status.Event |= StatusRegisters.OperationComplete;
        }

        Expect();
    }

    private void Expect()
    {
        _expectedEvents = _isOpcWanted || _stream.IsOn ? NoEvents : _seenEvents;
    }

    /// <summary>Takes note of one event of the log, so that registers show also what was over before anybody asked.</summary>
    private void FollowEvents()
    {
        if (_seenEvents < _log.Oldest)
        {
            _seenEvents = _log.Oldest;
        }

        SessionState state = _log.What(_seenEvents).To;
        if (state == SessionState.Fault)
        {
            int fault = _log.Detail(_seenEvents);
            _status.Add(ErrorTexts.FaultBase + fault, FaultCatalogue.Of((FaultCode)fault).Name);
        }

        _status.Enter(state);
        _seenEvents++;
    }
}
