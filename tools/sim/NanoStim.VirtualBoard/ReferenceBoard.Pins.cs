using NanoStim.Esp32Model;

namespace NanoStim.VirtualBoard;

/// <summary>The side of the board that faces the chip.</summary>
public sealed partial class ReferenceBoard
{
    private readonly PinDrive[] _drives = new PinDrive[BoardPins.Count];
    private readonly bool?[] _stuckPins = new bool?[BoardPins.Count];
    private readonly bool[] _undrivenPins = new bool[BoardPins.Count];
    private bool _rangePin;
    private bool _highVoltagePin;
    private bool _minusPulled;
    private bool _light;
    private bool _buzzer;
    private PinWave _a = PinWave.Undriven;
    private PinWave _b = PinWave.Undriven;
    private PinWave _setPointPin = PinWave.Undriven;
    private bool _armPin;
    private bool _kickPin;

    /// <inheritdoc/>
    public void DriveChanged(int pin, PinDrive drive)
    {
        _drives[pin] = drive;
        if (pin == BoardPins.Light || pin == BoardPins.Minus)
        {
            FollowWire(pin);
        }
        else
        {
            FollowPin(pin);
        }
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
            case BoardPins.Light or BoardPins.Minus:
                FollowWire(pin);
                return;
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
            case BoardPins.Charger:
                FollowNets();
                break;
            case BoardPins.Arm:
                SetArm(IsHigh(drive));
                break;
            case BoardPins.WatchdogKick:
                SetKick(IsHigh(drive));
                break;
            case BoardPins.Buzzer:
                _buzzer = IsOn(drive);
                return;
            default:
                return;
        }

        FindNext();
    }

    // A transfer with the backup memory moves the two wires hundreds of times, and no event follows from them.
    private void FollowWire(int pin)
    {
        PinDriveKind kind = _undrivenPins[pin] ? PinDriveKind.HighZ : _drives[pin].Kind;
        if (_stuckPins[pin] is bool stuck)
        {
            kind = stuck ? PinDriveKind.High : PinDriveKind.Low;
        }

        if (pin == BoardPins.Light)
        {
            _light = kind is PinDriveKind.High or PinDriveKind.Pwm;
        }
        else
        {
            _minusPulled = kind == PinDriveKind.Low;
        }

        FollowTwoWires();
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
        BoardPins.LatchArmed => !_trips.Latch.IsTripped,
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

    // Nets that hardware and chip share. A pin that is stuck takes the charger's net with it; STOP, the slide switch and the latch have 4.7 kΩ between net
    // and pin.
    private void FollowNets()
    {
        _trips.StopNet = _stopPressed;
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
}
