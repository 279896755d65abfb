namespace NanoStim.LoadJudge;

/// <summary>
/// What the user has asked for, worked out from the presses of the buttons and from the light alone. Where a press may or may not have had an
/// effect, both are possible: then the higher current holds, and every program that may have been chosen.
/// </summary>
internal sealed partial class AskedOutput(Witness witness)
{
    private static readonly string[] s_buttonFaults =
        ["gpio-0-stuck-low", "gpio-4-stuck-low", "gpio-13-stuck-low", "gpio-0-stuck-high", "gpio-4-stuck-high", "gpio-13-stuck-high", "gpio-14-stuck-low", "gpio-14-stuck-high"];

    private static readonly string[] s_lightFaults = ["gpio-2-stuck-low", "gpio-2-stuck-high"];

    private static readonly string[] s_memoryFaults =
        ["memory-absent", "memory-garbage", "memory-all-ones", "memory-losing-writes", "rtc-stopped", "memory-damaged", "gpio-2-stuck-low", "gpio-2-stuck-high", "gpio-13-stuck-low", "gpio-13-stuck-high"];

    // A button takes up to 70 ms to be read and looked at, which SR-16 rounds to 0.1 s.
    private const long LookNanos = 100_000_000;

    // A start reads the memory, and may test the protections.
    private const long StartNanos = 2_500_000_000;

    // Of a loop that is late: a pause is 200 ms (gc-pause in nanostim list).
    private const double PauseNanos = 250_000_000;

    // The self-test reads no button. It takes 3.3 s; of a press within it the device learns after it, while it is held.
    private const long SelfTestNanos = 5_000_000_000;

    private long _askedNanos = long.MinValue / 2;
    private readonly PossiblePrograms _programs = new(witness);
    private uint _stored = 1;
    private uint _before;
    private bool _wasReady;
    private bool _wasOutput;
    private bool _wasOpen;
    private long _downNanos;
    private string _down = "";
    private long _upNanos = long.MinValue / 2;
    private bool _isAlone;
    private bool _mayBeUnread;
    private bool _isStopDead;
    private long _unreadNanos = long.MinValue / 2;
    private long _slideNanos = long.MinValue / 2;
    private long _doubtNanos = long.MinValue / 2;
    private double _microAmps;
    private double _earlierMicroAmps;
    private long _loweredNanos;

    /// <summary>Whether what has been asked for may still be about to begin.</summary>
    internal bool IsStarting => witness.Console.IsStartPending || (IsAsked && witness.Now - _askedNanos < StartNanos && !witness.Light.IsOn);

    /// <summary>Whether the output may have begun since it was asked for last: that takes as long as a start, and the line that asks.</summary>
    internal bool IsYoung => witness.Now - _askedNanos < StartNanos + (long)(witness.Limits.Both.ConsoleMicros * 1000);

    /// <summary>When it was asked for last, in ns.</summary>
    internal long AskedNanos => _askedNanos;

    /// <summary>Whether output has been asked for.</summary>
    internal bool IsAsked { get; private set; }

    /// <summary>Whether it had been before the last press.</summary>
    internal bool WasAsked { get; private set; }

    /// <summary>Highest intensity that may have been asked for, in µA. What was asked for before a reduction counts until that has been read.</summary>
    internal double MicroAmps =>
        witness.Now - _loweredNanos < witness.Limits.Both.WindowMicros * 1200 ? Math.Max(_microAmps, _earlierMicroAmps) : _microAmps;

    /// <summary>Whether PLUS or MODE may have been pressed and not been read yet.</summary>
    internal bool MayPressBeUnread => witness.Now < _unreadNanos;

    /// <summary>Whether exactly one program may have been chosen.</summary>
    internal bool IsOneProgram => (_programs.Possible & (_programs.Possible - 1)) == 0;

    /// <summary>Time of the last press that may have changed anything, in ns.</summary>
    internal long LastPressNanos { get; private set; } = long.MinValue / 2;

    /// <summary>Whether the buttons and the light can be relied on.</summary>
    internal bool IsReliable => !witness.HasAny(s_buttonFaults) && !witness.HasAny(s_lightFaults);

    /// <summary>Whether the light can be relied on.</summary>
    internal bool LightIsReliable => !witness.HasAny(s_lightFaults);

    /// <summary>Parts of all programs that may be running.</summary>
    internal List<JudgedSegment> Segments => _programs.Segments;

    /// <summary>A button goes down.</summary>
    /// <returns>Whether output may follow from it, and whether it can only be a new session.</returns>
    internal (bool MayStart, bool IsStart) Press(string button)
    {
        long now = witness.Now;
        LastPressNanos = now;
        WasAsked = IsAsked;
        _isAlone = _down.Length == 0 && now - _upNanos >= witness.Limits.Both.PressMicros * 1000;
        if (_isAlone && now - _slideNanos < LookNanos)
        {
            // It may be read before the slide is.
            _isAlone = false;
        }

        if (!_isAlone)
        {
            // Of two buttons, and of button and slide, either may be read first.
            ChooseAny();
        }

        _down = button;
        _downNanos = now;
        _before = _programs.Possible;
        _wasReady = LightIsReliable && witness.Light.SaysReady(now);
        _wasOutput = LightIsReliable && witness.Light.SaysOutput(now);
        _wasOpen = witness.Console.IsChoicePending;
        if (_programs.Own is not null && (!_wasOutput || witness.Console.IsStopPending))
        {
            // What the buttons make of a train of the console is not told.
            _programs.Choose(uint.MaxValue);
            _before = uint.MaxValue;
            if (witness.Console.IsBusy)
            {
                // Between two commands of a line: the rest of it then makes a train of what is left.
                _programs.ChooseOwn(null);
            }
        }

        switch (button)
        {
            case "plus":
                Raise();
                witness.Light.ForgetReady();
                break;
            case "mode":
                Pauses();
                break;
            case "minus":
                // In the wrong mode every button brings a program of the right one.
                _programs.Choose(_programs.Possible | _programs.Mapped(false));
                return (false, false);
            default:
                if (MayPressBeUnread)
                {
                    // A press of a moment before may be read when the stop has been, and then brings a program.
                    ChooseAny();
                }

                // With output on the contact itself trips the latch; without, it is a stop when the device has read it.
                _isStopDead = witness.Has("gpio-5-stuck-low");
                _mayBeUnread = witness.Console.IsStartPending || MayPressBeUnread || ((IsAsked || _isStopDead) && LightIsReliable && !witness.Light.SaysOutput(now));
                IsAsked = false;
                return (false, false);
        }

        // While a start holds the loop, nothing is read.
        _unreadNanos = Math.Max(WasAsked && IsStarting ? Math.Max(now, _askedNanos + StartNanos) : now, witness.PowerOnNanos + SelfTestNanos) + LookNanos;
        IsAsked = true;
        _askedNanos = now;
        return (true, _wasReady && button == "plus");
    }

    /// <summary>A button is released.</summary>
    internal void Release(string button)
    {
        bool isClear = button == _down && _isAlone && IsReliable && witness.Now - _downNanos >= witness.Limits.Both.PressMicros * 1000;
        if (button == "stop" && _mayBeUnread && (_isStopDead || witness.Now - _downNanos < (witness.IsLoopLate ? PauseNanos : witness.Limits.Both.StepMicros * 2000)))
        {
            // So short a contact may come and go between two readings, or within a pause of the loop; with its input dead, any one before the output is armed.
            LastPressNanos = witness.Now;
            IsAsked = true;
        }

        _down = "";
        _upNanos = witness.Now;
        if (!isClear)
        {
            return;
        }

        if (_wasReady && _wasOpen)
        {
            // A line that is read after the press has the last word.
            return;
        }

        if (_wasReady)
        {
            // STOP brings no program, in whichever mode.
            _programs.Choose(_before);
            _programs.Choose(button == "stop" ? _before : _programs.Mapped(button == "mode"));
        }
        else if (_wasOutput && !witness.Console.IsBusy && witness.Now - _downNanos >= HoldNanos)
        {
            Shorten(button);
        }
    }

    /// <summary>The slide switch is moved: a press that is going on may be read before or after that.</summary>
    internal void SeeSlide()
    {
        _slideNanos = witness.Now;
        _programs.Choose(_programs.Possible);
        if (_down.Length > 0 || MayPressBeUnread)
        {
            _isAlone = false;
            ChooseAny();
        }

        if (witness.Console.IsBusy)
        {
            // The first program of the mode, where a line that waits goes back to it.
            DoubtProgram(false);
        }
    }

    /// <summary>A command of the console starts a session.</summary>
    internal void Command(string program, double microAmps)
    {
        // A line that is still to be read may then stop it, and start what it has chosen.
        bool isOpen = witness.Console.IsBusy;
        uint before = _programs.Possible;
        LastPressNanos = witness.Now;
        _askedNanos = witness.Now;
        witness.Light.ForgetReady();
        _microAmps = isOpen ? Math.Max(microAmps, _chosenMicroAmps) : microAmps;
        _chosenMicroAmps = Math.Max(_chosenMicroAmps, microAmps);
        if (!isOpen)
        {
            _programs.ForgetOwn();
        }

        _down = "";
        // The program that was chosen before, where the device has refused the command.
        if (_programs.Choose(program))
        {
            _programs.Choose(isOpen ? _programs.Possible | before : _programs.Possible);
            _stored |= _programs.Possible;
        }

        IsAsked = true;
    }

    /// <summary>A press that nobody made: a pin or a bit has changed.</summary>
    internal void PressByFault()
    {
        _microAmps = Math.Min(_microAmps + witness.Mode.StepMicroAmps, witness.Mode.CeilingMicroAmps);
        _chosenMicroAmps = Math.Max(_chosenMicroAmps, _microAmps);
        _programs.Choose(uint.MaxValue);
        _stored = uint.MaxValue;
        LastPressNanos = witness.Now;
        _askedNanos = witness.Now;
        _unreadNanos = witness.Now + LookNanos;
        IsAsked = true;
    }

    /// <summary>The memory may have lost, or invented, the program that it had.</summary>
    internal void DoubtMemory()
    {
        _stored = uint.MaxValue;
        _doubtNanos = witness.Now;
    }

    /// <summary>Switched on or off, or reset: nothing has been asked for.</summary>
    internal void Reset()
    {
        if (witness.HasAny(s_memoryFaults))
        {
            _stored = uint.MaxValue;
        }

        _programs.ForgetOwn();
        _chosenMicroAmps = 0;
        _isOfConsole = false;

        IsAsked = false;
        _down = "";
        _unreadNanos = long.MinValue / 2;
        Lower(0);
        _programs.Choose(_stored | 1);
    }

    /// <summary>The light says that no output is on.</summary>
    internal void SeeOff()
    {
        if (LightIsReliable && !witness.Console.IsStartPending && !IsStarting && witness.Now - LastPressNanos > witness.Limits.Both.WindowMicros * 3000)
        {
            IsAsked = false;
            Lower(0);
        }
    }

    /// <summary>Current flows: the program that runs is the one that is stored.</summary>
    internal void SeeCurrent()
    {
        // It is stored by the start: what has changed the memory after that has changed it too.
        if (LastPressNanos > _doubtNanos)
        {
            _stored = _programs.Own is null ? _programs.Possible : uint.MaxValue;
        }
    }

    // The program that is chosen, the next one, or one of the mode at which the slide switch is.
    private void ChooseAny() => _programs.Choose(_programs.Possible | _programs.Mapped(false) | _programs.Mapped(true));

    private void Raise()
    {
        uint mapped = _programs.Possible | _programs.Mapped(false);
        _programs.Choose(mapped);
        _stored |= mapped;
        _microAmps = _wasReady ? witness.Mode.StepMicroAmps : Math.Min(_microAmps + witness.Mode.StepMicroAmps, witness.Mode.CeilingMicroAmps);
        if (witness.Console.IsBusy)
        {
            // An intensity that was sent before may be read only now.
            _microAmps = Math.Max(_microAmps, _chosenMicroAmps);
        }

        _chosenMicroAmps = Math.Max(_chosenMicroAmps, _microAmps);
    }

    // Pauses, resumes at the lowest step, or brings the next program.
    private void Pauses()
    {
        if (!_wasOutput || _isOfConsole || witness.Console.IsStopPending)
        {
            _programs.Choose(_programs.Possible | _programs.Mapped(true));
            _microAmps = Math.Max(_microAmps, witness.Mode.StepMicroAmps);
        }
    }

    // PLUS, MINUS and MODE are read once in a measurement window.
    private double HoldNanos
    {
        get
        {
            double window = 0;
            foreach (JudgedSegment segment in Segments)
            {
                window = Math.Max(window, segment.WindowMicros);
            }

            return window * 1200;
        }
    }

    private void Shorten(string button)
    {
        switch (button)
        {
            case "minus":
                Lower(Math.Max(0, _microAmps - witness.Mode.StepMicroAmps));
                break;
            case "mode":
                // Paused: what comes next is a resume or a new session, at the lowest step.
                Lower(Math.Min(_microAmps, witness.Mode.StepMicroAmps));
                break;
            default:
                break;
        }
    }

    private void Lower(double microAmps)
    {
        _earlierMicroAmps = MicroAmps;
        _loweredNanos = witness.Now;
        _microAmps = microAmps;
    }
}
