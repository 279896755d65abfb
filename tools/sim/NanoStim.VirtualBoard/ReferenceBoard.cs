using NanoStim.Esp32Model;

namespace NanoStim.VirtualBoard;

/// <summary>
/// The reference board in virtual time: everything that hangs on the pins of the ESP32, down to the load. Buttons, switches,
/// battery, charger and load are properties; set them at any time, or at an exact time with <see cref="At"/>.
/// </summary>
/// <remarks>One thread. Time comes from the chip through <see cref="ICircuit.AdvanceTo"/>.</remarks>
public sealed partial class ReferenceBoard : ICircuit
{
    private readonly FrontEndParameters _parameters;
    private readonly AnalogFrontEnd _front;
    private readonly BridgeLogic _bridge;
    private readonly TripLogic _trips;
    private readonly Battery _battery;
    private readonly AnalogMultiplexer _multiplexer;
    private readonly I2cPeripheral _twoWireChip;
    private readonly PriorityQueue<Action, (long Picos, long Order)> _scheduled = new();
    private Chip? _chip;
    private long _scheduledCount;
    private bool _emsSwitch;
    private bool _stopPressed;
    private bool _minusPressed;

    /// <summary>A board that has no power yet.</summary>
    public ReferenceBoard(VirtualBoardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsAtPowerUp = options;
        _parameters = options.FrontEnd;
        Faults = new HardwareFaults();
        Meter = new LoadMeter(this);
        _front = new AnalogFrontEnd(_parameters, Faults, Meter, options.BatteryVolts);
        _bridge = new BridgeLogic(_parameters);
        _trips = new TripLogic(_parameters, Faults) { ChargerPlugged = options.ChargerPresent };
        _multiplexer = new AnalogMultiplexer(_parameters);
        _battery = new Battery(_parameters, options.BatteryVolts);
        _twoWireChip = new I2cPeripheral(options.BackupMemory);
        options.BackupMemory.PlugInto(this);
        _emsSwitch = options.EmsSwitch;
        BenchStrap = options.BenchStrap;
        _front.Path.Charge.Connect(options.Load);
        Rewire();
    }

    /// <summary>Called when the latch has tripped (with its cause) and when it has been armed (with <see cref="TripCause.None"/>), with the time in ns.</summary>
    public Action<TripCause, long>? LatchChanged { get; set; }

    /// <summary>What the load has received. Exact, and judged from the load alone.</summary>
    public LoadMeter Meter { get; }

    /// <summary>An oscilloscope at the electrodes; null for none. It costs time.</summary>
    public ILoadProbe? Probe
    {
        get => _front.Probe.Probe;
        set
        {
            Settle();
            _front.Probe.Probe = value;
        }
    }

    /// <summary>Time since power-up.</summary>
    public long NowNanos => _now / PicoTime.PerNano;

    /// <summary>PLUS is held.</summary>
    public bool PlusPressed { get; set; }

    /// <summary>MINUS is held.</summary>
    public bool MinusPressed
    {
        get => _minusPressed;
        set
        {
            _minusPressed = value;
            FollowTwoWires();
        }
    }

    /// <summary>MODE is held.</summary>
    public bool ModePressed { get; set; }

    /// <summary>STOP is held, or its wire is broken. Trips the latch by itself.</summary>
    public bool StopPressed
    {
        get => _stopPressed;
        set
        {
            _stopPressed = value;
            FollowNets();
        }
    }

    /// <summary>A charger is plugged in, or its wire is broken. Holds the latch tripped.</summary>
    public bool ChargerPresent
    {
        get => _trips.ChargerPlugged;
        set
        {
            _trips.ChargerPlugged = value;
            FollowNets();
        }
    }

    /// <summary>The bench strap is fitted.</summary>
    public bool BenchStrap { get; set; }

    /// <summary>The MS | EMS slide switch is at EMS.</summary>
    public bool EmsSwitch
    {
        get => _emsSwitch;
        set
        {
            _emsSwitch = value;
            Rewire();
        }
    }

    /// <summary>Open-circuit voltage of the battery in V.</summary>
    public double BatteryVolts
    {
        get => _battery.OpenVolts;
        set
        {
            _battery.OpenVolts = value;
            Rewire();
        }
    }

    /// <summary>What lies between the electrodes. A new load starts without charge.</summary>
    public LoadModel Load
    {
        get => _front.Path.Load;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _front.End(_now);
            _front.Path.Charge.Connect(value);
            Rewire();
        }
    }

    /// <summary>The trip latch: while it is tripped, the bridge switches and high voltage are off.</summary>
    public bool LatchTripped => _trips.Latch.IsTripped;

    /// <summary>Which hardware means tripped the latch first; <see cref="TripCause.None"/> while it is armed.</summary>
    public TripCause TripCause => _trips.Latch.Cause;

    /// <summary>When the latch tripped, or was armed, last.</summary>
    public long TripNanos => _trips.Latch.SincePicos / PicoTime.PerNano;

    /// <summary>Whether the light is on.</summary>
    public bool LightOn => _light;

    /// <summary>Whether the buzzer sounds.</summary>
    public bool BuzzerOn => _buzzer;

    /// <summary>Voltage between the electrodes now, A less B.</summary>
    public double ElectrodeVolts => _front.Path.ElectrodeVolts(_front.SecondsAt(_now));

    /// <summary>Current from electrode A through the load to electrode B now, in ampere.</summary>
    public double ElectrodeAmps => _front.Path.Sign * _front.Path.LoadAmps.Value(_front.SecondsAt(_now));

    /// <summary>Voltage across both DC-blocking capacitors now, positive when current from A to B has charged them.</summary>
    public double BlockingVolts => _front.Path.Sign * _front.Path.Charge.BlockingVolts.Value(_front.SecondsAt(_now));

    internal HardwareFaults Faults { get; }

    /// <summary>How the board was when it was switched on.</summary>
    internal VirtualBoardOptions OptionsAtPowerUp { get; }

    // The net of the latch as bridge and high voltage see it.
    private bool IsArmed => !_trips.Latch.IsTripped;

    /// <summary>Connects the chip to this board and switches both on.</summary>
    public void PowerUp(Chip chip)
    {
        ArgumentNullException.ThrowIfNull(chip);
        _chip = chip;
        chip.PowerUp(this);
    }

    /// <summary>Has something done at an exact time. What is scheduled for one moment is done in the order of scheduling.</summary>
    /// <param name="nanos">Time since power-up.</param>
    /// <param name="action">What to do: press, unplug, break, change the load.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    public void At(long nanos, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThan(nanos, NowNanos);
        _scheduled.Enqueue(action, (PicoTime.FromNanos(nanos), _scheduledCount++));
        FindNext();
    }

    /// <summary>Breaks something now. What follows from it is up to the circuit and the firmware.</summary>
    /// <exception cref="InvalidOperationException">The fault sits in the chip, and the board was not switched on with <see cref="PowerUp"/>.</exception>
    public void Inject(BoardFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        fault.ApplyTo(this);
        FollowNets();
    }

    /// <summary>Mends what <see cref="Inject"/> has broken. What it has done meanwhile stays done.</summary>
    /// <exception cref="InvalidOperationException">The fault sits in the chip, and the board was not switched on with <see cref="PowerUp"/>.</exception>
    public void Mend(BoardFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        fault.MendOn(this);
        FollowNets();
    }

    /// <summary>Hands the probe everything up to now. Call it at the end of a run.</summary>
    public void Settle()
    {
        _front.End(_now);
        Resume(PathRegime.Off);
        FindNext();
    }

    /// <summary>Holds a pin, and the net that has no resistor to it, at a level; null lets it go.</summary>
    internal void Stick(int pin, bool? level)
    {
        _stuckPins[pin] = level;
        FollowPin(pin);
    }

    /// <summary>Whether the chip no longer drives a pin.</summary>
    internal void Undrive(int pin, bool isOff)
    {
        _undrivenPins[pin] = isOff;
        FollowPin(pin);
    }

    internal Chip RequireChip() => _chip ?? throw new InvalidOperationException(
        "This fault sits in the chip: switch the board on with PowerUp(chip) first.");

    internal void MeasureSegment(ref LoadMeter.Sums sums)
    {
        double seconds = _front.SecondsAt(_now);
        if (seconds > 0 && !_front.Path.LoadAmps.IsZero)
        {
            sums.Add(SegmentFigures.Of(_front.Path, _front.StartPicos, seconds));
        }
    }
}
