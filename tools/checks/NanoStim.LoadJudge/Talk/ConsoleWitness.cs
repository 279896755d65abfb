namespace NanoStim.LoadJudge;

/// <summary>
/// What the console is asked for, worked out from the bytes that are sent to it, from its strap, and from how many bytes the port still holds. Where a line
/// may or may not have an effect, it may; what lowers or stops counts only where the line is beyond doubt.
/// </summary>
internal sealed class ConsoleWitness(Witness witness)
{
    /// <summary>The act of a line that stops, as a class of the limits names it.</summary>
    internal const string StopAct = "console-stop";

    // A port that holds so much may drop it.
    private const int NearlyFull = 400;

    // A line of so many bytes, with nothing before it, is executed at once.
    private const int MostAtOnce = 32;
    private const double StartMicros = 2_500_000;

    private readonly TalkReader _reader = new();
    private readonly List<TalkUnit> _refused = [];
    private readonly List<TalkUnit> _levels = [];
    private bool _strap = true;
    private long _strapNanos = long.MinValue / 2;
    private long _doneNanos = long.MinValue / 2;
    private bool _isCertain = true;
    private bool _mayBeCertain;
    private bool _stops;
    private bool _stopsAtOnce;
    private bool _mayStop;
    private bool _mayChoose;
    private bool _isTrainOpen;
    private bool _hasOldHead;
    private bool _isQueued;
    private double _lowersTo = double.NaN;
    private bool _hasAsked;
    private IReadOnlyList<TalkUnit>? _chain;
    private int _waiting;

    /// <summary>A start or a resume that may have an effect: whether nothing runs before it, and whether nothing that buttons have started can go on.</summary>
    internal Action<bool, bool>? Asks { get; set; }

    /// <summary>A line that stops, beyond doubt.</summary>
    internal Action? Stops { get; set; }

    /// <summary>A line that stops may have been lost after all.</summary>
    internal Action? LosesStop { get; set; }

    /// <summary>A line that may keep a session alive; true: it may do so later once more.</summary>
    internal Action<bool>? Keeps { get; set; }

    /// <summary>Longest time of the keep-alive that may hold, in µs.</summary>
    internal double KeepAliveMicros { get; private set; } = witness.Limits.Both.KeepAliveMicros;

    /// <summary>Whether something that was sent may still have its effect.</summary>
    internal bool IsBusy => witness.Now < _doneNanos || _waiting > 0;

    /// <summary>Whether a start that was sent may still be executed.</summary>
    internal bool IsStartPending => _hasAsked && IsBusy;

    /// <summary>Whether something that was sent, sure or not, may still stop the output.</summary>
    internal bool IsStopPending => _mayStop && IsBusy;

    /// <summary>Whether something that was sent may still choose a program, or make a train.</summary>
    internal bool IsChoicePending => _mayChoose && IsBusy;

    private SharedFigures Both => witness.Limits.Both;

    private bool MayHaveStrap => _strap || witness.HasFailed || witness.Now - _strapNanos < Both.ConsoleMicros * 1000;

    private bool HasStrap => _strap && !witness.HasFailed && witness.Now - _strapNanos > Both.WindowMicros * 1000;

    /// <summary>Switched on or reset: nothing of what was sent is left.</summary>
    internal void Reset()
    {
        _reader.Restart();
        _refused.Clear();
        _levels.Clear();
        _doneNanos = witness.Now;
        _isCertain = true;
        _mayBeCertain = false;
        _stops = false;
        _stopsAtOnce = false;
        _mayStop = false;
        _mayChoose = false;
        _isTrainOpen = false;
        _isQueued = false;
        _waiting = 0;
        _lowersTo = double.NaN;
        _hasAsked = false;
        _chain = null;
        KeepAliveMicros = Both.KeepAliveMicros;
    }

    /// <summary>The strap is fitted or taken off. What was refused without it may not have been looked at yet.</summary>
    internal void SetStrap(bool isFitted)
    {
        _strap = isFitted;
        _strapNanos = witness.Now;
        _chain = null;
        if (isFitted && IsBusy)
        {
            foreach (TalkUnit unit in _refused)
            {
                Apply(unit, false);
            }
        }
    }

    /// <summary>The slide switch is moved: an intensity that was sent before may be looked at only now, and be one of the other mode.</summary>
    internal void SeeSlide()
    {
        if (IsBusy)
        {
            foreach (TalkUnit unit in _levels)
            {
                witness.Asked.RaiseByConsole(Most(unit));
            }
        }
    }

    /// <summary>Bytes come into the port, which holds so many then; or not all of them fit.</summary>
    internal void Receive(ReadOnlySpan<byte> bytes, int waiting, bool fits)
    {
        // A start holds the console: it reads the memory, and may test the protections.
        long startNanos = witness.Asked.AskedNanos + (long)(StartMicros * 1000);
        _isQueued |= IsBusy;
        bool isQuiet = !IsBusy && witness.Now > startNanos && bytes.Length <= MostAtOnce;
        _waiting = waiting;
        _isCertain &= fits && waiting < NearlyFull;
        if (!_isCertain)
        {
            Forget();
            if (IsBusy)
            {
                // What does not fit takes with it what has come before and has not been read.
                LosesStop?.Invoke();
            }
        }

        _doneNanos = Math.Max(witness.Now + (long)(Both.ConsoleMicros * 1000), _doneNanos) + (long)(bytes.Length * Both.ConsoleByteMicros * 1000);
        _doneNanos = witness.Now > startNanos ? _doneNanos : Math.Max(_doneNanos, startNanos);
        _hasOldHead = _reader.IsWithinLine;
        foreach (byte one in bytes)
        {
            switch (_reader.Take(one))
            {
                case TalkEvent.Unit:
                    Apply(_reader.Unit, false);
                    _isTrainOpen |= MayHaveStrap && _reader.Unit.Kind is TalkKind.Rate or TalkKind.Width or TalkKind.Shape;
                    break;
                case TalkEvent.Line:
                    EndLine(isQuiet);
                    isQuiet = false;
                    break;
                case TalkEvent.Stop:
                    _hasOldHead = false;
                    MayStop();
                    Stop(isQuiet);
                    isQuiet = false;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>A control step has passed, and the port holds so many bytes.</summary>
    internal void See(int waiting)
    {
        if (_stopsAtOnce && _isCertain)
        {
            Stops?.Invoke();
        }

        _stopsAtOnce = false;
        if (waiting > 0)
        {
            _isCertain &= waiting < NearlyFull;
            _doneNanos = Math.Max(_doneNanos, witness.Now + (long)((Both.ConsoleMicros + waiting * Both.ConsoleByteMicros) * 1000));
            Keeps?.Invoke(false);
        }
        else if (_waiting > 0)
        {
            // What has left the port is little, and is worked on now.
            _doneNanos = Math.Min(_doneNanos, Math.Max(witness.Now, witness.Asked.LastPressNanos + (long)(StartMicros * 1000)) + (long)(Both.ConsoleBusyMicros * 1000));
            _mayBeCertain = !_isCertain;
        }

        _waiting = waiting;
        if (IsBusy)
        {
            if (_hasAsked)
            {
                witness.Asked.Touch();
            }

            if (_isQueued)
            {
                // A line that has left the port may wait for the replies of those before it.
                Keeps?.Invoke(false);
            }

            return;
        }

        _isQueued = false;
        _hasAsked = false;
        _mayStop = false;
        _mayChoose = false;
        _refused.Clear();
        _levels.Clear();
        Settle();
    }

    /// <summary>A button is pressed, or somebody has asked for something else, before a line has come to its end.</summary>
    internal void Interrupt()
    {
        LeaveTrainOpen();
        Forget();
    }

    /// <summary>What was still to come true is open.</summary>
    internal void Forget()
    {
        _chain = null;
        _stops = false;
        _stopsAtOnce = false;
        _lowersTo = double.NaN;
    }

    // Commands of a line whose end has not come are executed all the same.
    private void LeaveTrainOpen()
    {
        if (_isTrainOpen)
        {
            _isTrainOpen = false;
            witness.Asked.ChooseTrain(null);
        }
    }

    // What is beyond doubt has had its effect by now.
    private void Settle()
    {
        LeaveTrainOpen();
        if (_stops)
        {
            _stops = false;
            Stops?.Invoke();
            witness.Asked.StopByConsole();
        }

        if (_chain is not null && !witness.Light.SaysOutput(witness.Now) && !witness.Light.SaysOff(witness.Now))
        {
            // A flash shows nothing: whether its last command has started anything is seen later.
            return;
        }

        if (_chain is not null && witness.Light.IsOn && witness.Asked.LightIsReliable)
        {
            witness.Asked.Narrow(_chain);
            TalkUnit? level = _chain.LastOrDefault(unit => unit.Kind == TalkKind.Level);
            _lowersTo = level is { IsNumber: true } && IsLevel(level.Value) ? level.Value : double.NaN;
        }

        if (_chain is not null && _chain[0].Kind == TalkKind.Restart && HasStrap)
        {
            TalkUnit? interval = _chain.LastOrDefault(unit => unit.Kind == TalkKind.KeepAlive && IsInterval(unit.Value));
            KeepAliveMicros = interval?.Value ?? Both.KeepAliveMicros;
        }

        _chain = null;
        if (!double.IsNaN(_lowersTo))
        {
            witness.Asked.SetByConsole(_lowersTo);
            _lowersTo = double.NaN;
        }
    }

    private void EndLine(bool isQuiet)
    {
        IReadOnlyList<TalkUnit> line = _reader.Line;
        _isTrainOpen = false;
        // Each command is executed when it has ended: what a line began with earlier was executed then, and somebody else may have acted since.
        bool isWhole = !_hasOldHead;
        _hasOldHead = false;
        bool isSure = isWhole && _isCertain && _reader.LineIsClean && !witness.HasFailed && !witness.Asked.MayPressBeUnread;
        if (_mayBeCertain)
        {
            _mayBeCertain = false;
            _isCertain = true;
        }

        if (isSure && line[0].IsSureStop)
        {
            Stop(isQuiet);
        }

        if (MayHaveStrap && line.Any(unit => unit.Kind is TalkKind.Rate or TalkKind.Width or TalkKind.Shape))
        {
            // Of a line that does not begin with a stop, what is refused leaves what was chosen before.
            witness.Asked.ChooseTrain(isWhole && line[0].IsSureStop ? OwnTrain.Of(line) : null);
        }

        // A line that begins with a stop ends where one of its commands fails: what it starts is what it has chosen.
        bool isChain = isSure && HasStrap && line[0].IsSureStop && line[^1].Kind == TalkKind.Start;
        Apply(line[^1], isChain);
        _chain = isChain ? line : null;
        if (isSure && line.Count == 1)
        {
            SeeSure(line[0]);
        }

        if (_reader.LineIsClean)
        {
            Keeps?.Invoke(line.Any(unit => unit.Kind == TalkKind.Wait));
        }
    }

    private void Stop(bool isQuiet)
    {
        // A press that is read after it starts again what it has stopped.
        if (!_isCertain || witness.HasFailed || witness.Asked.MayPressBeUnread)
        {
            return;
        }

        // Not before all is there that has come at this moment: what does not fit takes everything with it.
        _stopsAtOnce |= isQuiet;
        _stops = true;
        _chain = null;
        _lowersTo = double.NaN;
    }

    private void MayStop()
    {
        _mayStop = true;
        witness.Asked.SeeMayStop();
    }

    private void SeeSure(TalkUnit unit)
    {
        if (!HasStrap || !unit.IsNumber)
        {
            return;
        }

        if (unit.Kind == TalkKind.KeepAlive && IsInterval(unit.Value))
        {
            KeepAliveMicros = unit.Value;
        }
        else if (unit.Kind == TalkKind.Level && IsLevel(unit.Value) && !witness.HasMovedSlide)
        {
            _lowersTo = unit.Value;
        }
    }

    private bool IsLevel(double microAmps) => IsLevel(microAmps, witness.Mode);

    private static bool IsLevel(double microAmps, ModeFigures mode) =>
        microAmps == 0 || (microAmps >= mode.StepMicroAmps && microAmps <= mode.CeilingMicroAmps && microAmps == Math.Floor(microAmps));

    // An intensity is one of the chosen program's mode. That program may still be one of the other mode where the slide switch has been moved since.
    private double Most(TalkUnit unit)
    {
        bool isMost = !unit.IsNumber && unit.Parameter.StartsWith("MAX", StringComparison.Ordinal);
        if (witness.HasMovedSlide && isMost)
        {
            return Math.Max(witness.Limits.Ems.CeilingMicroAmps, witness.Limits.Microcurrent.CeilingMicroAmps);
        }

        bool isLevel = unit.IsNumber && (IsLevel(unit.Value) || (witness.HasMovedSlide && IsLevel(unit.Value, witness.OtherMode)));
        return isMost ? witness.Mode.CeilingMicroAmps : isLevel ? unit.Value : witness.Mode.StepMicroAmps;
    }

    private bool IsInterval(double micros) => micros >= Both.KeepAliveLeastMicros && micros <= Both.KeepAliveMostMicros;

    // What a command may do.
    private void Apply(TalkUnit unit, bool isChain)
    {
        if (unit.Kind is TalkKind.Stop or TalkKind.Restart)
        {
            MayStop();
        }

        _mayChoose |= unit.Kind is TalkKind.Program or TalkKind.Restart or TalkKind.Recall or TalkKind.Rate or TalkKind.Width or TalkKind.Shape;
        if (!MayHaveStrap)
        {
            _refused.Add(unit);
            return;
        }

        AskedOutput asked = witness.Asked;
        switch (unit.Kind)
        {
            case TalkKind.Start or TalkKind.Resume:
                _hasAsked = true;
                _doneNanos = Math.Max(_doneNanos, witness.Now) + (long)(StartMicros * 1000);
                bool isReady = asked.IsReady;
                asked.StartByConsole();
                Forget();
                Asks?.Invoke(isReady, isReady || isChain);
                break;
            case TalkKind.Level:
                _levels.Add(unit);
                _lowersTo = double.NaN;
                asked.RaiseByConsole(Most(unit));
                break;
            case TalkKind.Program:
                asked.ChooseByConsole(unit.Parameter.Trim('"', '\'').ToLowerInvariant(), false);
                break;
            case TalkKind.Restart or TalkKind.Recall:
                KeepAliveMicros = Math.Max(KeepAliveMicros, Both.KeepAliveMicros);
                asked.DoubtProgram(unit.Kind == TalkKind.Recall);
                break;
            case TalkKind.KeepAlive:
                KeepAliveMicros = Math.Max(KeepAliveMicros, IsInterval(unit.Value) ? unit.Value : unit.Parameter.StartsWith("MAX", StringComparison.Ordinal) ? Both.KeepAliveMostMicros : 0);
                break;
            default:
                break;
        }
    }
}
