namespace NanoStim.VirtualBoard;

/// <summary>The order of events, and what each changes in the circuit.</summary>
public sealed partial class ReferenceBoard
{
    private long _now;
    private long _next = long.MaxValue;
    private long _tripDue = long.MaxValue;
    private TripCause _tripDueCause;

    /// <inheritdoc/>
    public void AdvanceTo(long nanos)
    {
        long target = PicoTime.FromNanos(nanos);
        ArgumentOutOfRangeException.ThrowIfLessThan(target, _now, nameof(nanos));
        while (_next <= target)
        {
            _now = _next;
            PassEvents();
            FindNext();
        }

        _now = target;
    }

    private void PassEvents()
    {
        if (_a.NextEdgePicos <= _now || _b.NextEdgePicos <= _now)
        {
            PassPhaseEdges();
        }

        if (_bridge.NextPicos <= _now)
        {
            _bridge.PassTurnOn(_now);
            _trips.Phase.Update(_now, _bridge.Polarity != 0, _emsSwitch);
            _front.End(_now);
            Resume(PathRegime.Off);
        }

        if (_front.RegimeChangePicos <= _now)
        {
            PathRegime left = _front.Path.LeftRegime;
            _front.End(_now);
            Resume(left);
        }

        if (_front.RenewalPicos <= _now)
        {
            _front.End(_now);
            Resume(PathRegime.Off);
        }

        if (_front.OverCurrentPicos <= _now)
        {
            if (_tripDue == long.MaxValue)
            {
                _tripDue = _now + PicoTime.FromSeconds(_parameters.TripDelaySeconds);
                _tripDueCause = _front.OverCurrentCause;
            }

            _front.PassOverCurrent();
        }

        if (_tripDue <= _now)
        {
            _tripDue = long.MaxValue;
            Trip(_tripDueCause);
        }

        if (_trips.NextPicos <= _now)
        {
            Trip(_trips.PassTrip(_now));
        }

        while (_scheduled.TryPeek(out _, out (long Picos, long Order) due) && due.Picos <= _now)
        {
            _scheduled.Dequeue().Invoke();
        }
    }

    private void PassPhaseEdges()
    {
        // Both before the logic looks: A and B rise together.
        while (_a.NextEdgePicos <= _now)
        {
            _a.PassEdge();
        }

        while (_b.NextEdgePicos <= _now)
        {
            _b.PassEdge();
        }

        UpdateBridge();
    }

    private void UpdateBridge()
    {
        FollowInputs();
        if (_front.IsActive || _bridge.Polarity != 0)
        {
            _front.End(_now);
            ChooseInjection();
            Resume(PathRegime.Off);
        }
    }

    private void FollowInputs()
    {
        _bridge.SetInputs(_now, _a.IsHigh, _b.IsHigh, IsArmed, _emsSwitch);
        _trips.Phase.Update(_now, _bridge.Polarity != 0, _emsSwitch);
        _trips.OnTime.SetInput(_now, _a.IsHigh || _b.IsHigh);
    }

    // The comparator test: range without high voltage. The set-point low tests the first comparator, at full scale the second.
    private void ChooseInjection() => _front.Sensing.Inject(!_rangePin || _highVoltagePin ? 0 : _setPointPin.Duty > 0.5 ? 2 : 1);

    private void UpdateSetPoint()
    {
        double duty = Faults.SetPointStuckHigh ? 1 : _setPointPin.Duty;
        double volts = _front.SetPointVolts(duty * Faults.LogicVoltsOr(_parameters), Faults.SetPointDividerOpen);
        if (_front.SetSetPoint(_now, volts) && _front.IsActive)
        {
            _front.End(_now);
            Resume(PathRegime.Off);
        }
    }

    private void Trip(TripCause cause)
    {
        if (_trips.Trip(cause, _now))
        {
            Rewire();
            LatchChanged?.Invoke(cause, NowNanos);
        }
    }

    private void SelectChannels() => _multiplexer.Select(_now, Faults.MultiplexerStuck ?? _kickPin);

    // A contact, a control line, a part or the latch has changed.
    private void Rewire()
    {
        _front.End(_now);
        _front.Sink.Update(_rangePin && _emsSwitch);
        _front.HighVoltage.Update(_highVoltagePin && IsArmed, _emsSwitch, _battery.OpenVolts);
        _front.Path.Charge.UseBlocking(_emsSwitch, discharges: !IsArmed);
        _trips.OnTime.SelectRange(_now, _emsSwitch);
        FollowInputs();
        ChooseInjection();
        SelectChannels();
        UpdateSetPoint();
        Resume(PathRegime.Off);
        FindNext();
    }

    private void Resume(PathRegime left)
    {
        _front.Begin(_now, _bridge.Polarity, Math.Min(_a.NextEdgePicos, _b.NextEdgePicos), left);
    }

    private void FindNext()
    {
        long next = Math.Min(_a.NextEdgePicos, _b.NextEdgePicos);
        next = Math.Min(next, _bridge.NextPicos);
        next = Math.Min(next, Math.Min(_front.RegimeChangePicos, _front.OverCurrentPicos));
        next = Math.Min(next, Math.Min(_front.RenewalPicos, Math.Min(_tripDue, _trips.NextPicos)));
        if (_scheduled.TryPeek(out _, out (long Picos, long Order) due))
        {
            next = Math.Min(next, due.Picos);
        }

        _next = next;
    }
}
