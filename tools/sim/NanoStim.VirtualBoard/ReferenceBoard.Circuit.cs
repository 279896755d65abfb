using NanoStim.Esp32Model;

namespace NanoStim.VirtualBoard;

/// <summary>The side of the board that faces the chip, and the order of events.</summary>
public sealed partial class ReferenceBoard
{
    private readonly PinDrive[] _drives = new PinDrive[BoardPins.Count];
    private readonly bool?[] _stuckPins = new bool?[BoardPins.Count];
    private readonly bool[] _undrivenPins = new bool[BoardPins.Count];
    private PinWave _a = PinWave.Undriven;
    private PinWave _b = PinWave.Undriven;
    private PinWave _setPointPin = PinWave.Undriven;
    private bool _rangePin;
    private bool _highVoltagePin;
    private bool _armPin;
    private bool _kickPin;
    private bool _minusPulled;
    private bool _light;
    private bool _buzzer;
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

    /// <inheritdoc/>
    public void DriveChanged(int pin, PinDrive drive)
    {
        _drives[pin] = drive;
        FollowPin(pin);
    }

    // What the chip drives, or what a fault holds the pin at.
    private void FollowPin(int pin)
    {
        PinDrive drive = _undrivenPins[pin] ? PinDrive.HighZ : _drives[pin];
        if (_stuckPins[pin] is bool stuck)
        {
            drive = stuck ? PinDrive.High : PinDrive.Low;
        }

        switch (pin)
        {
            case BoardPins.FirstPhase:
                _a.Drive(_now, drive);
                UpdateBridge();
                break;
            case BoardPins.SecondPhase:
                _b.Drive(_now, drive);
                UpdateBridge();
                break;
            case BoardPins.SetPoint:
                _setPointPin.Drive(_now, drive);
                UpdateSetPoint();
                break;
            case BoardPins.EmsRange:
                _rangePin = IsHigh(drive);
                Rewire();
                break;
            case BoardPins.HighVoltageEnable:
                _highVoltagePin = IsHigh(drive);
                Rewire();
                break;
            case BoardPins.EmsSwitch or BoardPins.Stop or BoardPins.Charger or BoardPins.LatchClear:
                FollowNets();
                break;
            case BoardPins.Arm:
                SetArm(IsHigh(drive));
                break;
            case BoardPins.WatchdogKick:
                SetKick(IsHigh(drive));
                break;
            case BoardPins.Light:
                _light = IsOn(drive);
                FollowTwoWires();
                break;
            case BoardPins.Minus:
                _minusPulled = drive.Kind == PinDriveKind.Low;
                FollowTwoWires();
                break;
            case BoardPins.Buzzer:
                _buzzer = IsOn(drive);
                break;
            default:
                return;
        }

        FindNext();
    }

    /// <inheritdoc/>
    public double AnalogVolts(int pin)
    {
        if (_stuckPins[pin] is bool stuck)
        {
            return stuck ? Faults.LogicVoltsOr(_parameters) : 0;
        }

        double seconds = _front.SecondsAt(_now);
        switch (pin)
        {
            case BoardPins.PeakCurrent:
                return _front.Sensing.PeakCurrentVolts(seconds);
            case BoardPins.ElectrodeVoltage:
                return _front.Sensing.ElectrodeVolts(_front.Path, seconds);
            case BoardPins.MeanOrSignedMean:
                return _multiplexer.Volts(_now, _front.Sensing.MeanCurrentVolts(seconds), _front.Sensing.Signed.MeanVolts(seconds));
            case BoardPins.SignedPeaks:
                return _multiplexer.Volts(_now, _front.Sensing.PositivePeakVolts(seconds), _front.Sensing.NegativePeakVolts(seconds));
            case BoardPins.BatteryOrReservoir:
                double reservoir = _front.Path.Charge.ReservoirVolts.Value(seconds);
                double battery = _battery.Volts(_front.HighVoltage.BoostWatts(reservoir));
                return _multiplexer.Volts(_now, Divided(battery, _parameters.BatteryDivider), Divided(reservoir, _parameters.HighDivider));
            default:
                return 0;
        }
    }

    /// <inheritdoc/>
    public bool? DigitalLevel(int pin) => _stuckPins[pin] ?? pin switch
    {
        BoardPins.LatchClear => !_trips.Latch.IsTripped,
        BoardPins.Plus => Contact(PlusPressed, false),
        BoardPins.Minus => !MinusPressed && !_twoWireChip.Pulls,
        BoardPins.Mode => Contact(ModePressed, false),
        BoardPins.Stop => Contact(!_stopPressed, false),
        BoardPins.EmsSwitch => Contact(_emsSwitch, true),
        BoardPins.Charger => Contact(!_trips.ChargerNet, false),
        BoardPins.BenchStrap => Contact(BenchStrap, true),
        _ => null,
    };

    // The foot of each supply divider is at the offset of the sense channels, so that a channel without a signal is not at 0 V.
    private double Divided(double volts, double ratio) => volts * ratio + _parameters.SenseOffsetVolts * (1 - ratio);

    // The board's pull-downs hold every control line low until the chip drives it.
    private static bool IsHigh(in PinDrive drive) =>
        drive.Kind == PinDriveKind.High || (drive.Kind == PinDriveKind.Pwm && 2 * drive.HighPicos >= drive.PeriodPicos);

    private static bool IsOn(in PinDrive drive) => drive.Kind is PinDriveKind.High or PinDriveKind.Pwm;

    private static bool? Contact(bool closed, bool levelWhenClosed) => closed ? levelWhenClosed : null;

    // The light is SCL, and MINUS is SDA with a pull-up of its own.
    private void FollowTwoWires() =>
        _twoWireChip.Follow(_light, _stuckPins[BoardPins.Minus] ?? (!_minusPulled && !_minusPressed));

    // Nets that hardware and chip share: a pin that is stuck takes the net with it.
    private void FollowNets()
    {
        _trips.StopNet = _stuckPins[BoardPins.Stop] ?? _stopPressed;
        _trips.ChargerNetStuck = _stuckPins[BoardPins.Charger];
        if (_trips.StopNet)
        {
            Trip(TripCause.StopButton);
        }

        if (_trips.ChargerTrips)
        {
            Trip(TripCause.Charger);
        }

        Rewire();
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
            _trips.Phase.Update(_now, _bridge.Polarity != 0, EmsNet);
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
        _bridge.SetInputs(_now, _a.IsHigh, _b.IsHigh, IsArmed, EmsNet);
        _trips.Phase.Update(_now, _bridge.Polarity != 0, EmsNet);
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

    private void SetArm(bool level)
    {
        bool rising = level && !_armPin;
        _armPin = level;
        if (!level)
        {
            Trip(TripCause.Disarmed);
        }
        else if (rising && _trips.Latch.IsTripped)
        {
            bool overCurrent = _tripDue != long.MaxValue || _front.Sensing.IsOverCurrent(_front.SecondsAt(_now));
            if (_trips.TryArm(_now, overCurrent))
            {
                Rewire();
                LatchChanged?.Invoke(TripCause.None, NowNanos);
            }
        }
    }

    private void SetKick(bool level)
    {
        if (level != _kickPin)
        {
            _kickPin = level;
            SelectChannels();
            if (!_trips.Watchdog.Kick(_now))
            {
                Trip(TripCause.WatchdogEarly);
            }
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
        _trips.OnTime.SelectRange(_now, EmsNet);
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
