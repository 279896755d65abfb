using System.Device.Gpio;

namespace NanoStim.Esp32Model;

/// <summary>The digital pins: nf-interpreter's cpu_gpio.cpp for the ESP32 over esp-idf's gpio driver.</summary>
public sealed class GpioModel
{
    private readonly Chip _chip;
    private readonly GaussianNoise _floating;
    private readonly bool[] _reserved = new bool[Esp32Pins.Count];
    private readonly bool[] _inputEnabled = new bool[Esp32Pins.Count];
    private readonly bool[] _outputLevel = new bool[Esp32Pins.Count];
    private readonly PinMode[] _modes = new PinMode[Esp32Pins.Count];

    internal GpioModel(Chip chip)
    {
        _chip = chip;
        _floating = new GaussianNoise(~chip.Options.Seed);
    }

    /// <summary>Pins opened through a GpioController: static in the package, so one list a boot.</summary>
    internal List<GpioPin> OpenPins { get; } = [];

    internal void Reset()
    {
        Array.Clear(_reserved);
        Array.Fill(_inputEnabled, true);
        Array.Clear(_outputLevel);
        Array.Fill(_modes, PinMode.Input);
        OpenPins.Clear();
    }

    /// <summary>CPU_GPIO_ReservePin: false if the pin is taken or does not exist.</summary>
    internal bool TryReserve(int pin)
    {
        if (!Esp32Pins.IsValid(pin) || _reserved[pin])
        {
            return false;
        }

        if (Esp32Pins.IsFlash(pin))
        {
            throw new NotSupportedException("GPIO " + pin + " carries the flash that the program runs from; the device would crash.");
        }

        _reserved[pin] = true;
        return true;
    }

    /// <summary>CPU_GPIO_PinIsBusy: pins that do not exist count as busy.</summary>
    internal bool IsBusy(int pin) => !Esp32Pins.IsValid(pin) || _reserved[pin];

    internal static bool IsModeSupported(int pin, PinMode mode) =>
        Esp32Pins.IsValid(pin) && mode <= (Esp32Pins.IsOutput(pin) ? PinMode.OutputOpenSourcePullDown : PinMode.InputPullUp);

    /// <summary>Sets the mode. An output is enabled with its old level and then set low.</summary>
    /// <returns>False where the pin cannot do it.</returns>
    internal bool TrySetMode(int pin, PinMode mode)
    {
        if (!IsModeSupported(pin, mode) || mode < PinMode.Input)
        {
            return false;
        }

        // gpio_reset_pin; pins without a driver have no pull-up either.
        _inputEnabled[pin] = false;
        Pass(pin, Esp32Pins.IsOutput(pin) ? PinDriveKind.PullUp : PinDriveKind.HighZ);

        _modes[pin] = mode;
        if (mode < PinMode.Output)
        {
            _inputEnabled[pin] = true;
            _chip.Matrix.ConfigureGpio(pin, PinDrive.Plain(Pull(pin, mode)));
            return true;
        }

        Pass(pin, Drive(pin));
        _outputLevel[pin] = false;
        _chip.Matrix.ConfigureGpio(pin, PinDrive.Plain(Drive(pin)));
        return true;
    }

    /// <summary>The level that the input stage sees. It is off on an output, which therefore reads low.</summary>
    internal bool Read(int pin)
    {
        if (!_inputEnabled[pin])
        {
            return false;
        }

        if (_chip.Matrix.StuckLevel(pin) is bool stuck)
        {
            return stuck;
        }

        if (_chip.Circuit.DigitalLevel(pin) is bool level)
        {
            return level;
        }

        // With neither drive nor pull an input may read either way.
        PinDriveKind pull = _chip.Matrix.DriveOf(pin).Kind;
        return pull == PinDriveKind.PullUp || (pull == PinDriveKind.HighZ && _floating.NextBool());
    }

    internal void Write(int pin, bool level)
    {
        _outputLevel[pin] = level;
        _chip.Matrix.WriteGpio(pin, PinDrive.Plain(Drive(pin)));
    }

    internal void Toggle(int pin) => Write(pin, !_outputLevel[pin]);

    /// <summary>CPU_GPIO_DisablePin: a plain input again, and free.</summary>
    internal void Release(int pin)
    {
        _modes[pin] = PinMode.Input;
        _inputEnabled[pin] = true;
        _chip.Matrix.ConfigureGpio(pin, PinDrive.HighZ);
        _reserved[pin] = false;
    }

    /// <summary>gpio_config_as_analog: neither driven, nor pulled, nor read. An object that was opened on the pin is not notified.</summary>
    internal void MakeAnalog(int pin)
    {
        _inputEnabled[pin] = false;
        _chip.Matrix.ConfigureGpio(pin, PinDrive.HighZ);
    }

    private static PinDriveKind Pull(int pin, PinMode mode)
    {
        // GPIO 34 to 39 have no pulls; the driver's error is not looked at.
        if (!Esp32Pins.IsOutput(pin))
        {
            return PinDriveKind.HighZ;
        }

        return mode switch
        {
            PinMode.InputPullUp => PinDriveKind.PullUp,
            PinMode.InputPullDown => PinDriveKind.PullDown,
            _ => PinDriveKind.HighZ,
        };
    }

    // "Open source" modes are made as open drain: they pull low and never drive high.
    private PinDriveKind Drive(int pin)
    {
        if (!_outputLevel[pin])
        {
            return PinDriveKind.Low;
        }

        return _modes[pin] switch
        {
            PinMode.Output => PinDriveKind.High,
            PinMode.OutputOpenDrainPullUp => PinDriveKind.PullUp,
            PinMode.OutputOpenSourcePullDown => PinDriveKind.PullDown,
            _ => PinDriveKind.HighZ,
        };
    }

    private void Pass(int pin, PinDriveKind drive)
    {
        long duration = _chip.Options.GpioSetupNanos;
        if (duration > 0)
        {
            _chip.Matrix.ConfigureGpio(pin, PinDrive.Plain(drive));
            _chip.AdvanceTo(_chip.NowNanos + duration);
        }
    }
}
