namespace NanoStim.Esp32Model;

/// <summary>How this specimen of the chip differs from an ideal one. The defaults are an ideal converter on a real driver.</summary>
public sealed record ChipOptions
{
    /// <summary>Seed of all randomness: converter noise, floating inputs. The same seed gives the same run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Time that each native call takes, in ns: interpreter and driver together. An estimate, not a measurement.</summary>
    public long NativeCallNanos { get; init; } = 60_000;

    /// <summary>Line of the converter.</summary>
    public AdcCurve AdcCurve { get; init; } = AdcCurve.Nominal;

    /// <summary>Below this the converter gives 0, in mV. 142 is where Espressif's calibration line for 12 dB starts.</summary>
    public double AdcDeadZoneMilliVolts { get; init; } = 142;

    /// <summary>Offset of every conversion in counts.</summary>
    public double AdcOffsetCounts { get; init; }

    /// <summary>Gain error in parts per million. Espressif gives the reference as 1000 to 1200 mV: up to ±100 000.</summary>
    public double AdcGainErrorPpm { get; init; }

    /// <summary>Gaussian noise of a conversion, rms, in counts.</summary>
    public double AdcNoiseCounts { get; init; }

    /// <summary>What a second duty write in one PWM cycle does.</summary>
    public SecondDutyWrite SecondDutyWrite { get; init; } = SecondDutyWrite.Waits;

    /// <summary>
    /// How long a driver may keep interrupts off before the interrupt watchdog resets the chip, in ns; 0 switches the watchdog off.
    /// 300 ms is esp-idf's default; firmware built with PSRAM support has 800 ms.
    /// </summary>
    public long InterruptWatchdogNanos { get; init; } = 300_000_000;

    /// <summary>
    /// Length of each passing state while a pin is opened, in ns: gpio_reset_pin leaves it pulled up for a moment, and an output is
    /// enabled with its old level before it is set low. The order is the driver's; 1 µs is an estimate. 0 leaves these states out.
    /// </summary>
    public long GpioSetupNanos { get; init; } = 1_000;
}
