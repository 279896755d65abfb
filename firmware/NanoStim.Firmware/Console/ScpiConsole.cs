using NanoStim.Firmware.Safety;
using NanoStim.Firmware.Session;
using NanoStim.Hal;

namespace NanoStim.Firmware.Console;

/// <summary>The SCPI console: takes commands from a port, gives them to the session as buttons would, and replies.</summary>
/// <remarks>It works in small pieces, so that no control step gets long. docs/console.md has what it understands, and what a piece costs.</remarks>
internal sealed class ScpiConsole
{
    // Chosen, so that a step with a piece stays short: see docs/console.md.
    private const int ChunkBytes = 16;
    private const int UnitsOfPiece = 4;
    private const int WordsOfPiece = 5;

    // A further piece is begun only while the step is younger than this: with the slowest piece it ends before the next tick.
    private const int YoungMicros = 4000;
    private const int MaxPieces = 8;

    // Space for the longest field that is added at once, with separator and line end.
    private const int RoomOfField = 32;

    private readonly IConsolePort _port;
    private readonly IClock _clock;
    private readonly SessionStateMachine _session;
    private readonly InputState _inputs;
    private readonly EventLog _log;
    private readonly CommandTree _tree = new CommandTree();
    private readonly CommandLexer _lexer = new CommandLexer();
    private readonly ErrorQueue _errors = new ErrorQueue();
    private readonly ReplyBuffer _reply = new ReplyBuffer();
    private readonly StatusRegisters _status;
    private readonly KeepAlive _keepAlive;
    private readonly SessionCommands _commands;
    private readonly SessionQueries _sessionQueries;
    private readonly MeasurementQueries _measurementQueries;
    private readonly StatusQueries _statusQueries;
    private readonly byte[] _chunk = new byte[ChunkBytes];

    /// <summary>There is something to do: <see cref="Work"/> should be called in every step.</summary>
    internal bool IsBusy;

    private ConsolePhase _phase;
    private int _at;
    private int _count;
    private int _sent;
    private int _seenEvents;
    private int _branch = CommandTree.Root;
    private int _parent;
    private int _sibling;
    private CommandId _id;
    private int _field;
    private bool _isFlushing;
    private bool _hasReply;
    private bool _hasExecuted;
    private bool _hasFailed;
    private bool _isOpcWanted;

    internal ScpiConsole(
        IConsolePort port, IClock clock, SessionStateMachine session, SafetyGate gate, Measurement measurement, MeasurementWindow window, InputState inputs)
    {
        _port = port;
        _clock = clock;
        _session = session;
        _inputs = inputs;
        _log = session.Log;
        _status = new StatusRegisters(session, gate, measurement, inputs, _errors);
        _keepAlive = new KeepAlive(session, _status);
        _commands = new SessionCommands(session, gate, measurement, inputs, _status, _keepAlive, _lexer);
        _sessionQueries = new SessionQueries(session, gate, _keepAlive, _commands, _reply);
        _measurementQueries = new MeasurementQueries(session, gate, measurement, window, _reply);
        _statusQueries = new StatusQueries(_status, _errors, _reply);
    }

    /// <summary>Errors that have not been read.</summary>
    internal ErrorQueue Errors => _errors;

    /// <summary>Every 0.1 s: whether there is something to do, and the keep-alive.</summary>
    internal void Poll(long nowMicros)
    {
        if (_port == null)
        {
            return;
        }

        if (_log.Count != _seenEvents)
        {
            FollowEvents();
        }

        if (_keepAlive.IsRunning)
        {
            _keepAlive.Look(nowMicros);
        }

        if (!IsBusy)
        {
            IsBusy = Receive();
        }
        else if (_phase == ConsolePhase.Wait && HasMore())
        {
            EndWait(nowMicros);
        }
    }

    /// <summary>Does a piece of work, and more of them while the step is young.</summary>
    internal void Work(long nowMicros)
    {
        if (_isFlushing)
        {
            Flush();
            return;
        }

        int left = MaxPieces;
        do
        {
            DoPiece(nowMicros);
            left--;
        }
        while (left > 0 && IsBusy && !_isFlushing && _clock.NowMicros() - nowMicros < YoungMicros);
    }

    private void DoPiece(long nowMicros)
    {
        switch (_phase)
        {
            case ConsolePhase.Scan:
                Scan(nowMicros);
                break;
            case ConsolePhase.Match:
                Match(nowMicros);
                break;
            case ConsolePhase.Check:
                Check(nowMicros);
                break;
            case ConsolePhase.Execute:
                Execute(nowMicros);
                break;
            case ConsolePhase.Reply:
                AddField(nowMicros);
                break;
            case ConsolePhase.Text:
                AddText(nowMicros);
                break;
            default:
                if (!IsPending())
                {
                    EndWait(nowMicros);
                }

                break;
        }
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

        return _count > 0;
    }

    private void Scan(long nowMicros)
    {
        if (_at >= _count && !Receive())
        {
            IsBusy = false;
            return;
        }

        LexEvent found = _lexer.Scan(_chunk, _at, _count, UnitsOfPiece);
        _at = _lexer.Position;
        switch (found)
        {
            case LexEvent.Word:
                BeginMatch();
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
            case LexEvent.Break:
                Break(nowMicros);
                break;
            default:
                break;
        }
    }

    private void BeginMatch()
    {
        if (_lexer.IsFirstWord)
        {
            _lexer.IsFirstWord = false;
            _parent = _lexer.IsCommon ? CommandTree.CommonRoot : _lexer.IsFromRoot ? CommandTree.Root : _branch;
        }

        _sibling = _tree.FirstChild(_parent);
        _phase = ConsolePhase.Match;
    }

    private void Match(long nowMicros)
    {
        int node = _tree.Find(_lexer.Word, ref _sibling, WordsOfPiece);
        if (node == CommandTree.None)
        {
            if (_sibling == CommandTree.None)
            {
                Fail(ConsoleError.UndefinedHeader, nowMicros);
            }

            return;
        }

        _phase = ConsolePhase.Scan;
        if (!_lexer.IsHeaderComplete)
        {
            _parent = node;
            return;
        }

        _id = _tree.IdOf(node);
        if (_id == CommandId.None)
        {
            Fail(ConsoleError.UndefinedHeader, nowMicros);
            return;
        }

        // Common commands leave the branch as it was (SCPI-99, volume 1, 6.2.4).
        if (!_lexer.IsCommon)
        {
            _branch = _parent;
        }

        if (_lexer.IsUnitOver)
        {
            _lexer.FinishUnit();
            _phase = ConsolePhase.Check;
        }
        else if (_lexer.IsQuery && (_tree.RulesOf(_id) & (CommandRules.Limits | CommandRules.Number)) != 0)
        {
            _lexer.AllowQueryParameter();
        }
    }

    private void Check(long nowMicros)
    {
        int rules = _tree.RulesOf(_id);
        ConsoleError error = _lexer.IsQuery ? CheckQuery(rules) : CheckCommand(rules);
        if (error != ConsoleError.None)
        {
            Fail(error, nowMicros);
            return;
        }

        _phase = ConsolePhase.Execute;
    }

    private ConsoleError CheckQuery(int rules)
    {
        if ((rules & CommandRules.Query) == 0)
        {
            return ConsoleError.UndefinedHeader;
        }

        ParameterForm form = _lexer.Form;
        if ((rules & CommandRules.Number) != 0)
        {
            ConsoleError error = _commands.Read(_id, ParameterKind.WholeNumber);
            return error == ConsoleError.None && !IsInLog(_commands.Value) ? ConsoleError.OutOfRange : error;
        }

        if (form == ParameterForm.None)
        {
            return _id == CommandId.LogLast && !IsInLog(_log.Count - 1) ? ConsoleError.OutOfRange : ConsoleError.None;
        }

        // Only a query that may have one gets here with a parameter.
        return form == ParameterForm.Word ? _commands.ReadLimit(_id) : ConsoleError.DataType;
    }

    private bool IsInLog(int number)
    {
        return number >= _log.Oldest && number < _log.Count;
    }

    private ConsoleError CheckCommand(int rules)
    {
        if ((rules & CommandRules.Command) == 0)
        {
            return ConsoleError.UndefinedHeader;
        }

        ConsoleError error = _commands.Read(_id, _tree.ParameterOf(_id));
        if (error != ConsoleError.None)
        {
            return error;
        }

        if ((rules & CommandRules.Strap) != 0 && !_inputs.BenchStrap)
        {
            return ConsoleError.Protected;
        }

        return (rules & CommandRules.Idle) != 0 && _session.State != SessionState.Idle ? ConsoleError.SettingsConflict : ConsoleError.None;
    }

    private void Execute(long nowMicros)
    {
        _hasExecuted = true;
        if (_lexer.IsQuery)
        {
            if (_id != CommandId.OperationComplete || !IsPending())
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

            return;
        }

        switch (_id)
        {
            case CommandId.OperationComplete:
                _isOpcWanted = IsPending();
                _status.Event |= _isOpcWanted ? 0 : StatusRegisters.OperationComplete;
                break;
            case CommandId.Wait:
                // Nothing to wait for: a start is complete when the session has begun, and nothing may hold a command that stops it.
                break;
            default:
                ConsoleError error = _commands.Execute(_id, nowMicros);
                if (error != ConsoleError.None)
                {
                    Fail(error, nowMicros);
                    return;
                }

                break;
        }

        EndUnit(nowMicros);
    }

    /// <summary>Whether the output is on its way to a level, or to zero.</summary>
    private bool IsPending()
    {
        SessionState state = _session.State;
        return state == SessionState.ContactCheck || state == SessionState.RampUp || state == SessionState.RampDown || state == SessionState.SelfTest;
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
        _field = 0;
        _phase = ConsolePhase.Reply;
    }

    private void AddField(long nowMicros)
    {
        if (_reply.Room < RoomOfField)
        {
            _isFlushing = true;
            return;
        }

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
        _field = hasMore ? _field + 1 : -1;
        if (_reply.HasText || _reply.HasNumber)
        {
            _phase = ConsolePhase.Text;
        }
        else if (!hasMore)
        {
            EndUnit(nowMicros);
        }
    }

    private bool AddFieldOf(CommandId id, long nowMicros)
    {
        if (id == CommandId.OperationComplete)
        {
            _reply.Add('1');
            return false;
        }

        if (_lexer.Form == ParameterForm.Word)
        {
            _sessionQueries.AddSetting(id, _commands.Value);
            return false;
        }

        if ((id >= CommandId.PeakCurrent && id <= CommandId.AllMeasurements) || (id >= CommandId.LimitCurrent && id <= CommandId.UsageLeft))
        {
            return _measurementQueries.Add(id, _field, _commands.Mode);
        }

        bool isStatus = id == CommandId.NextError || id == CommandId.ErrorCount || id >= CommandId.OperationEvent
            || (id >= CommandId.EventStatus && id <= CommandId.ServiceEnable);
        return isStatus ? _statusQueries.Add(id, _field) : _sessionQueries.Add(id, _field, nowMicros);
    }

    private void AddText(long nowMicros)
    {
        if (_reply.Room < RoomOfField)
        {
            _isFlushing = true;
            return;
        }

        if (_reply.HasNumber)
        {
            _reply.ContinueNumber();
        }
        else
        {
            _reply.ContinueText();
        }

        if (_reply.HasText)
        {
            return;
        }

        if (_field > 0)
        {
            _phase = ConsolePhase.Reply;
        }
        else
        {
            EndUnit(nowMicros);
        }
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
        _branch = CommandTree.Root;
        if (_hasReply)
        {
            _reply.Add('\n');
            _isFlushing = true;
        }

        if (_hasExecuted && !_hasFailed)
        {
            _keepAlive.Restart(nowMicros);
        }

        _hasReply = false;
        _hasExecuted = false;
        _hasFailed = false;
    }

    /// <summary>Ctrl-C: output off, and everything that was not finished is forgotten.</summary>
    private void Break(long nowMicros)
    {
        _session.Stop(nowMicros);
        _lexer.Restart();
        _reply.Clear();
        _sent = 0;
        _isFlushing = false;
        _isOpcWanted = false;
        _hasReply = false;
        _hasExecuted = false;
        _hasFailed = false;
        _branch = CommandTree.Root;
        _phase = ConsolePhase.Scan;
    }

    private void Flush()
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
            _isFlushing = false;
        }
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
        if (_isOpcWanted && _seenEvents == _log.Count && !IsPending())
        {
            _isOpcWanted = false;
            _status.Event |= StatusRegisters.OperationComplete;
        }
    }
}
