namespace NanoStim.LoadJudge;

/// <summary>
/// Judges what a load received in the life of a device, by the current in its lead, the presses of the buttons, the light, and what was broken when.
/// It knows nothing of the firmware.
/// </summary>
/// <remarks>All times are in ns from the beginning of the life and do not fall. One thread.</remarks>
public sealed class Judge
{
    private readonly Witness _witness;
    private readonly PeakRule _peak;
    private readonly KeepAliveRule _keepAlive;
    private readonly OffRule _off;
    private readonly long _slideNanos;
    private readonly Rule[] _rules;

    /// <summary>A judge at the beginning of a life.</summary>
    public Judge(LimitFile limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _witness = new Witness(limits);
        _peak = new PeakRule(_witness);
        _keepAlive = new KeepAliveRule(_witness);
        _off = new OffRule(_witness);
        _slideNanos = limits.Classes.Where(one => one.Faults.Contains("slide")).Max(one => one.OffMicros) * 1000;
        _witness.Console.Asks = AskByConsole;
        _witness.Console.Stops = StopByConsole;
        _witness.Console.LosesStop = () => _off.OnMended(ConsoleWitness.StopAct);
        _witness.Console.Keeps = _keepAlive.OnLine;
        _rules =
        [
            _peak, new ChargeRule(_witness), new EnergyRule(_witness), new NetRule(_witness), new RmsRule(_witness), new AskedRule(_witness),
            new RiseRule(_witness), new TrainRule(_witness), new TimeRule(_witness), new LightRule(_witness), _off, _keepAlive,
        ];
    }

    /// <summary>What was wrong, in the order of time.</summary>
    public IReadOnlyList<Violation> Violations => _witness.Violations;

    /// <summary>Whether the current was above the limit of the peak, so that a probe has to tell for how long.</summary>
    public bool NeedsProbe => _peak.IsSuspect;

    /// <summary>The limit of the peak now, in µA, for a probe.</summary>
    public double PeakLimitMicroAmps => PeakRule.LimitMicroAmps(_witness);

    /// <summary>The device is switched on or reset; or off.</summary>
    public void Power(long nanos)
    {
        _witness.Now = nanos;
        _witness.PowerOn();
        _witness.Light.Restart(nanos);
        _witness.Asked.Reset();
        _witness.Console.Reset();
        foreach (Rule rule in _rules)
        {
            rule.OnPower();
        }
    }

    /// <summary>A button (plus, minus, mode, stop) goes down.</summary>
    public void Press(string button, long nanos)
    {
        ArgumentNullException.ThrowIfNull(button);
        _witness.Now = nanos;
        _witness.Console.Interrupt();
        (bool mayStart, bool isStart) = _witness.Asked.Press(button);
        if (mayStart)
        {
            Ask(isStart);
        }

        if (button == "stop")
        {
            BeginFault("stop", false, nanos);
        }
    }

    /// <summary>A button is released.</summary>
    public void Release(string button, long nanos)
    {
        _witness.Now = nanos;
        _witness.Asked.Release(button);
        if (button == "stop")
        {
            EndFault("stop", nanos);
        }
    }

    /// <summary>A command starts a session.</summary>
    public void Command(string program, double microAmps, long nanos)
    {
        _witness.Now = nanos;
        _witness.Console.Interrupt();
        _witness.Asked.Command(program, microAmps);
        Ask(true);
    }

    /// <summary>The bench strap is fitted or taken off.</summary>
    public void Strap(bool isFitted, long nanos)
    {
        _witness.Now = nanos;
        _witness.Console.SetStrap(isFitted);
    }

    /// <summary>Bytes come to the console.</summary>
    /// <param name="bytes">Those that its port has taken.</param>
    /// <param name="waiting">How many bytes it holds with them.</param>
    /// <param name="fits">Whether it has taken all that came.</param>
    /// <param name="nanos">When.</param>
    public void Receive(ReadOnlySpan<byte> bytes, int waiting, bool fits, long nanos)
    {
        _witness.Now = nanos;
        _witness.Console.Receive(bytes, waiting, fits);
    }

    /// <summary>The port of the console holds so many bytes that nobody has taken yet.</summary>
    public void Waiting(int bytes, long nanos)
    {
        _witness.Now = nanos;
        _witness.Console.See(bytes);
    }

    /// <summary>The slide switch is moved.</summary>
    public void Slide(bool ems, long nanos)
    {
        _witness.Now = nanos;
        if (ems != _witness.IsEms)
        {
            bool isBackAtOnce = nanos - _witness.SlideNanos <= _slideNanos;
            _witness.MoveSlide(ems);
            _witness.Asked.SeeSlide();
            _witness.Console.SeeSlide();
            if (isBackAtOnce)
            {
                // There and back within the time in which it has to be seen.
                _off.OnMended("slide");
            }
            else
            {
                BeginFault("slide", false, nanos);
                _witness.End("slide");
            }
        }
    }

    /// <summary>The load changes.</summary>
    public void Load(SeenLoad load, long nanos)
    {
        _witness.Now = nanos;
        _witness.ChangeLoad(load);
    }

    /// <summary>A part fails, or something is done that ends the output.</summary>
    /// <param name="fault">Its name.</param>
    /// <param name="isPart">Whether it is a failed part.</param>
    /// <param name="nanos">When.</param>
    public void BeginFault(string fault, bool isPart, long nanos)
    {
        _witness.Now = nanos;
        _witness.Begin(fault, isPart);
        foreach (Rule rule in _rules)
        {
            rule.OnFault(fault);
        }
    }

    /// <summary>The part works again.</summary>
    public void EndFault(string fault, long nanos)
    {
        _witness.Now = nanos;
        _witness.End(fault);
        foreach (Rule rule in _rules)
        {
            rule.OnMended(fault);
        }
    }

    /// <summary>A pin or a bit has changed so that it may be taken for a press.</summary>
    public void PressByFault(long nanos)
    {
        _witness.Now = nanos;
        _witness.Console.Interrupt();
        _witness.Asked.PressByFault();
        Ask(false);
    }

    /// <summary>What the memory holds may have changed.</summary>
    public void DoubtMemory() => _witness.Asked.DoubtMemory();

    /// <summary>A phase has ended.</summary>
    public void Phase(in SeenPhase phase)
    {
        _witness.Now = Math.Max(_witness.Now, phase.EndNanos);
        foreach (Rule rule in _rules)
        {
            rule.OnPhase(phase);
        }
    }

    /// <summary>The current was above <see cref="PeakLimitMicroAmps"/> without a break, for so many µs.</summary>
    public void Excursion(double micros, long nanos)
    {
        _witness.Now = Math.Max(_witness.Now, nanos);
        _peak.OnExcursion(micros);
    }

    /// <summary>The time of a control step has passed; the light is on or off.</summary>
    public void Step(bool lightIsOn, long nanos)
    {
        _witness.Now = nanos;
        _witness.Light.See(lightIsOn, nanos);
        if (_witness.Light.SaysOff(nanos))
        {
            _witness.Asked.SeeOff();
        }

        foreach (Rule rule in _rules)
        {
            rule.OnStep();
        }
    }

    /// <summary>Time has passed in which the light was not looked at.</summary>
    public void Skip(long nanos)
    {
        _witness.Now = nanos;
        _witness.Light.Restart(nanos);
    }

    private void AskByConsole(bool isStart, bool isAlone)
    {
        Ask(isStart);
        _keepAlive.OnConsole(isAlone);
    }

    private void StopByConsole()
    {
        if (_witness.Asked.IsAsked)
        {
            BeginFault(ConsoleWitness.StopAct, false, _witness.Now);
            _witness.End(ConsoleWitness.StopAct);
        }
    }

    private void Ask(bool isStart)
    {
        foreach (Rule rule in _rules)
        {
            rule.OnAsk(isStart);
        }
    }
}
