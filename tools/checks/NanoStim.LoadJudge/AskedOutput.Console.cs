namespace NanoStim.LoadJudge;

/// <summary>What the console is asked for, beside the buttons.</summary>
internal sealed partial class AskedOutput
{
    // The highest intensity with which the console may start.
    private double _chosenMicroAmps;

    // What a press that is read after a line adds to the intensity of that line.
    private double UnreadMicroAmps => MayPressBeUnread ? witness.Mode.StepMicroAmps : 0;

    // The console may have started what runs, which then may end by itself at any time.
    private bool _isOfConsole;

    /// <summary>Whether the light says beyond doubt that the device is ready, so that what comes now is a new session.</summary>
    internal bool IsReady => LightIsReliable && witness.Light.SaysReady(witness.Now);

    /// <summary>Whether a train may run of which only the console knows what it is.</summary>
    internal bool IsUnknownTrain => _programs.IsUnknown;

    /// <summary>A command that starts or resumes may have come.</summary>
    internal void StartByConsole()
    {
        Touch();
        _isOfConsole = true;
        _askedNanos = witness.Now;
        witness.Light.ForgetReady();
        _microAmps = Math.Max(Math.Max(_microAmps, _chosenMicroAmps), witness.Mode.StepMicroAmps) + UnreadMicroAmps;
        IsAsked = true;
    }

    /// <summary>Something that was sent may have its effect only now.</summary>
    internal void Touch() => LastPressNanos = witness.Now;

    /// <summary>An intensity may have been chosen.</summary>
    internal void RaiseByConsole(double microAmps)
    {
        _chosenMicroAmps = Math.Max(_chosenMicroAmps, microAmps);
        if (IsAsked)
        {
            Touch();
            _microAmps = Math.Max(_microAmps, microAmps + UnreadMicroAmps);
        }
    }

    /// <summary>Something comes that may stop the output: a press of MODE that is read after it brings the next program.</summary>
    internal void SeeMayStop()
    {
        if (MayPressBeUnread)
        {
            LeaveOpen();
            _programs.Choose(_programs.Possible | _programs.Mapped(false) | _programs.Mapped(true));
        }
    }

    /// <summary>The intensity is this one, beyond doubt.</summary>
    internal void SetByConsole(double microAmps)
    {
        _chosenMicroAmps = microAmps;
        Lower(Math.Min(_microAmps, Math.Max(microAmps, witness.Mode.StepMicroAmps)));
    }

    /// <summary>A program may have been chosen by its name; no other where <paramref name="isSure"/>.</summary>
    internal void ChooseByConsole(string name, bool isSure)
    {
        LeaveOpen();
        uint before = _programs.Possible;
        if (!_programs.Choose(name))
        {
            return;
        }

        if (isSure)
        {
            _programs.ForgetOwn();
        }
        else
        {
            _programs.Choose(_programs.Possible | before);
        }

        _stored |= _programs.Possible;
    }

    /// <summary>The first program of a mode may have been chosen, or any.</summary>
    internal void DoubtProgram(bool isAny)
    {
        LeaveOpen();
        if (isAny)
        {
            _programs.ChooseOwn(null);
        }

        _programs.Choose(isAny ? uint.MaxValue : _programs.Possible | _programs.First);
        _stored |= _programs.Possible;
    }

    /// <summary>A train of one's own may have been made; null where only the device knows which.</summary>
    internal void ChooseTrain(JudgedSegment? train)
    {
        LeaveOpen();
        _programs.ChooseOwn(train);
        _stored = uint.MaxValue;
    }

    // A button that is down now may have been read before or after.
    private void LeaveOpen() => _wasReady = false;

    /// <summary>What runs is what a line has chosen that begins with a stop: its train, its program, or the first one.</summary>
    internal void Narrow(IReadOnlyList<TalkUnit> line)
    {
        TalkUnit? program = line.LastOrDefault(unit => unit.Kind == TalkKind.Program);
        bool hasTrain = line.Any(unit => unit.Kind is TalkKind.Rate or TalkKind.Width or TalkKind.Shape);
        if (line.Any(unit => unit.Kind == TalkKind.Recall) || (program is not null && hasTrain))
        {
            return;
        }

        if (hasTrain)
        {
            _programs.ForgetOwn();
            _programs.ChooseOwn(OwnTrain.Of(line));
            _programs.Choose(0);
        }
        else if (program is not null)
        {
            ChooseByConsole(program.Parameter.Trim('"', '\'').ToLowerInvariant(), true);
        }
        else if (line[0].Kind == TalkKind.Restart)
        {
            _programs.ForgetOwn();
            _programs.Choose(_programs.First);
        }
    }

    /// <summary>A line that stops has had its effect.</summary>
    internal void StopByConsole()
    {
        WasAsked = IsAsked;
        IsAsked = false;
    }
}
