namespace NanoStim.Esp32Model;

/// <summary>An ESP32 as its pins show it, in virtual time: LEDC, ADC and GPIO under the types of <c>System.Device.*</c>.</summary>
/// <remarks>Belongs to one thread: the one that called <see cref="PowerUp"/>.</remarks>
public sealed class Chip
{
    [ThreadStatic]
    private static Chip? _current;

    private static long _boots;

    private readonly UartModel[] _uarts;
    private readonly long _nativeCallNanos;
    private ICircuit? _circuit;
    private long _now;
    private long _bootNanos;
    private double? _rateToCome;

    /// <exception cref="ArgumentOutOfRangeException">A time of the options is negative.</exception>
    public Chip(ChipOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.NativeCallNanos);
        ArgumentOutOfRangeException.ThrowIfNegative(options.InterruptWatchdogNanos);
        ArgumentOutOfRangeException.ThrowIfNegative(options.GpioSetupNanos);
        Options = options;
        _nativeCallNanos = options.NativeCallNanos;
        Matrix = new PinMatrix(this);
        Ledc = new LedcModel(this);
        Pwm = new PwmDriver(Ledc);
        Adc = new AdcModel(this);
        Gpio = new GpioModel(this);
        Functions = new PinFunctions();
        _uarts = [new UartModel(this), new UartModel(this), new UartModel(this)];
    }

    /// <summary>The chip that the <c>System.Device</c> types of this thread act on; null before a power-up.</summary>
    public static Chip? Current => _current;

    /// <summary>What this specimen is like.</summary>
    public ChipOptions Options { get; }

    /// <summary>Virtual time since power-up in ns, as the clock of the chip counts it.</summary>
    public long NowNanos => _now;

    /// <summary>Virtual time since the last reset in µs, as the timer of the chip counts it.</summary>
    public long MicrosSinceBoot => (_now - _bootNanos) / 1000;

    /// <summary>Why the chip was last reset.</summary>
    public string ResetCause { get; private set; } = "power-up";

    /// <summary>The converter, with its fault seams.</summary>
    public AdcModel Adc { get; }

    /// <summary>The PWM unit, with its fault seams.</summary>
    public LedcModel Ledc { get; }

    /// <summary>The digital pins.</summary>
    public GpioModel Gpio { get; }

    /// <summary>Fault seam: native calls that throw.</summary>
    public NativeCallFaults NativeCalls { get; } = new();

    /// <summary>A UART: COM2 is number 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such UART.</exception>
    public UartModel Uart(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, _uarts.Length);
        return _uarts[number];
    }

    internal ProcessorClock Clock { get; } = new();

    internal PinMatrix Matrix { get; }

    internal PwmDriver Pwm { get; }

    internal PinFunctions Functions { get; }

    internal long BootId { get; private set; }

    internal bool IsPowered => _circuit != null;

    internal ICircuit Circuit => _circuit ?? throw NoPower();

    /// <summary>
    /// Connects the chip to its circuit and switches it on at time 0: every pin released, every unit reset. From here on the
    /// <c>System.Device</c> types of the calling thread act on this chip.
    /// </summary>
    public void PowerUp(ICircuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        _circuit = circuit;
        _now = 0;
        Clock.Reset();
        Matrix.Connect();
        Reboot("power-up");
        if (_current is { } before && before != this)
        {
            // What was made on it belongs to no chip of this thread any more.
            before.BootId = 0;
        }

        _current = this;
    }

    /// <summary>
    /// Resets the chip: time and circuit go on, the pins are released, the program has ended. Objects of the
    /// <c>System.Device</c> types from before throw <see cref="ChipResetException"/>; new ones may be made at once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The chip has no power.</exception>
    public void Reset(string cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        _ = Circuit;
        Reboot(cause);
    }

    /// <summary>Lets virtual time pass: the circuit integrates, and duty changes take effect at the end of their PWM cycle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed already.</exception>
    /// <exception cref="InvalidOperationException">The chip has no power.</exception>
    public void AdvanceTo(long nanos)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nanos, _now);
        while (Ledc.NextLatchNanos <= nanos)
        {
            PassTo(Ledc.NextLatchNanos);
            Ledc.LatchDue();
        }

        PassTo(nanos);
    }

    /// <summary>
    /// Fault: the crystal runs at this part of its frequency, so that all that the processor times is slow (below 1) or fast. Takes
    /// effect when the time that passes now has passed. 1 mends it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive.</exception>
    public void SetClockRate(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        _rateToCome = rate;
        if (!IsPowered)
        {
            ChangeRate();
        }
    }

    /// <summary>What the chip does to a pin now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such pin.</exception>
    public PinDrive DriveOf(int pin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pin, Esp32Pins.Count);
        return Matrix.DriveOf(pin);
    }

    /// <summary>The powered chip of this thread, for a type that is about to make its first native call.</summary>
    internal static Chip Powered() => _current ?? throw new InvalidOperationException(
        "No chip on this thread: System.Device types on the host need new Chip(options).PowerUp(circuit) first, on the same thread.");

    /// <summary>A native call of an object from the boot with this number: takes its time and gives the chip to act on.</summary>
    internal static Chip Enter(long bootId, NativeUnit unit)
    {
        Chip chip = Powered();
        chip.Pass(bootId, unit);
        return chip;
    }

    /// <summary>A native call that belongs to no object.</summary>
    internal static Chip Enter(NativeUnit unit) => Enter(Powered().BootId, unit);

    /// <summary>A native call of an object that was made on this chip, in the boot with this number. A life makes tens of thousands of them.</summary>
    internal void Pass(long bootId, NativeUnit unit)
    {
        if (BootId != bootId)
        {
            throw new ChipResetException("This object is from before the last reset of the chip (" + Powered().ResetCause + ").");
        }

        long nanos = _now + _nativeCallNanos;
        if (Ledc.NextLatchNanos <= nanos)
        {
            AdvanceTo(nanos);
        }
        else
        {
            PassTo(nanos);
        }

        NativeCalls.Pass(unit);
    }

    /// <summary>A driver never comes back: the watchdog resets the chip.</summary>
    internal void Crash(string cause)
    {
        Reboot(cause);
        throw new ChipResetException("The chip reset itself: " + cause);
    }

    private void Reboot(string cause)
    {
        BootId = Interlocked.Increment(ref _boots);
        ResetCause = cause;
        _bootNanos = _now;
        Ledc.Reset();
        Pwm.Reset();
        Gpio.Reset();
        Functions.Reset();
        Matrix.Reset();
        foreach (UartModel uart in _uarts)
        {
            uart.Reset();
        }
    }

    private void PassTo(long nanos)
    {
        if (nanos > _now)
        {
            Circuit.AdvanceTo(Clock.ToTrue(nanos));
            _now = nanos;
            if (_rateToCome is not null)
            {
                ChangeRate();
            }
        }
    }

    private static InvalidOperationException NoPower() => new("The chip has no power: call PowerUp first.");

    private void ChangeRate()
    {
        if (_rateToCome is double rate)
        {
            _rateToCome = null;
            Clock.SetRate(_now, rate);
            Matrix.ShowPwm();
        }
    }
}
