// Without nullable annotations, like the package.
#nullable disable

using NanoStim.Esp32Model;

namespace System.Device.Pwm;

/// <summary>A PWM channel, with the signatures of nanoFramework.System.Device.Pwm 1.x, over the LEDC of the <see cref="Chip"/>.</summary>
public sealed class PwmChannel : IDisposable
{
    private const double DutyFactor = 10000;
    private const int TimerCount = 8;

    private readonly long _bootId;
    private readonly PwmChannelState _state;
    private bool _isDisposed;

    /// <summary>Makes a channel by timer and channel number. The ESP32 asks for a pin, so there it throws.</summary>
    /// <exception cref="ArgumentException">Always on the ESP32: no pin belongs to the numbers.</exception>
    public PwmChannel(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5)
        : this(chip, frequency, dutyCyclePercentage, pin: -1)
    {
        _ = channel;
    }

    private PwmChannel(int chip, int frequency, double dutyCyclePercentage, int pin)
    {
        _bootId = Chip.Powered().BootId;
        _state = new PwmChannelState(chip, pin);
        Frequency = frequency;
        Chip.Enter(_bootId, NativeUnit.Pwm).Pwm.Init(_state);
        DutyCycle = dutyCyclePercentage;
    }

    /// <summary>Frequency in Hz. Setting it retunes the timer, and with it the other channel of the timer.</summary>
    /// <exception cref="ArgumentException">Not above 0, or out of the reach of the timer.</exception>
    public int Frequency
    {
        get => _state.Frequency;
        set => Chip.Enter(_bootId, NativeUnit.Pwm).Pwm.SetFrequency(_state, value);
    }

    /// <summary>Duty cycle, 0 to 1, in steps of 1/10000, truncated.</summary>
    /// <exception cref="ArgumentException">Below 0 or above 1, or the driver refuses.</exception>
    public double DutyCycle
    {
        get => _state.DutySteps / DutyFactor;
        set => Chip.Enter(_bootId, NativeUnit.Pwm).Pwm.SetDuty(_state, value);
    }

    /// <summary>As the constructor with these parameters.</summary>
    /// <exception cref="ArgumentException">Always on the ESP32: no pin belongs to the numbers.</exception>
    public static PwmChannel Create(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) =>
        new(chip, channel, frequency, dutyCyclePercentage);

    /// <summary>Makes a channel on a pin that has a PWM function.</summary>
    /// <returns>The channel, or null where the pin has none.</returns>
    /// <exception cref="ArgumentException">The pin cannot drive, no LEDC channel is left, or frequency or duty are refused.</exception>
    public static PwmChannel CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        for (int timer = 0; timer < TimerCount; timer++)
        {
            PinFunctions functions = Chip.Enter(NativeUnit.Pwm).Functions;
            if (pin != -1 && (functions.PwmPin(2 * timer) == pin || functions.PwmPin(2 * timer + 1) == pin))
            {
                return new PwmChannel(timer, frequency, dutyCyclePercentage, pin);
            }
        }

        return null;
    }

    /// <summary>Configures timer and channel with what is stored, and lets the output run.</summary>
    /// <exception cref="ArgumentException">The driver refuses.</exception>
    public void Start() => Chip.Enter(_bootId, NativeUnit.Pwm).Pwm.Start(_state);

    /// <summary>Drives the pin low.</summary>
    public void Stop() => Chip.Enter(_bootId, NativeUnit.Pwm).Pwm.Stop(_state);

    /// <summary>Gives the LEDC channel back. The output keeps running.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            Chip.Enter(_bootId, NativeUnit.Pwm).Pwm.Dispose(_state);
            _isDisposed = true;
        }
    }
}
