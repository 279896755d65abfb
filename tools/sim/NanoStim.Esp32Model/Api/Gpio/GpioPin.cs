#nullable disable

using NanoStim.Esp32Model;

namespace System.Device.Gpio;

/// <summary>A digital pin, with the signatures of nanoFramework.System.Device.Gpio 1.x, over the pins of the <see cref="Chip"/>.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly Chip _chip = Chip.Powered();
    private readonly long _bootId;
    private PinMode _mode = PinMode.Input;
    private bool _isDisposed;

    internal GpioPin(int pinNumber, long bootId)
    {
        PinNumber = pinNumber;
        _bootId = bootId;
    }

    /// <summary>Not supported on the host: on the device it comes from another thread, through a queue.</summary>
    /// <exception cref="NotSupportedException">On adding and removing.</exception>
    public event PinValueChangedEventHandler ValueChanged
    {
        add => throw NoEvents();
        remove => throw NoEvents();
    }

    /// <summary>Number of the pin.</summary>
    public int PinNumber { get; }

    /// <summary>Stored; it filters events only, which the host does not have.</summary>
    public TimeSpan DebounceTimeout { get; set; }

    /// <summary>The mode last set, at first <see cref="PinMode.Input"/>.</summary>
    /// <exception cref="ObjectDisposedException">The pin is disposed of.</exception>
    public PinMode GetPinMode()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _mode;
    }

    /// <summary>Whether the pin can have this mode.</summary>
    /// <exception cref="ObjectDisposedException">The pin is disposed of.</exception>
    public bool IsPinModeSupported(PinMode pinMode)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _ = Chip.Enter(_bootId, NativeUnit.Gpio);
        return GpioModel.IsModeSupported(PinNumber, pinMode);
    }

    /// <summary>Sets the mode. An output starts low.</summary>
    /// <exception cref="ArgumentException">The pin cannot have this mode.</exception>
    /// <exception cref="ObjectDisposedException">The pin is disposed of.</exception>
    public void SetPinMode(PinMode value)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _chip.Pass(_bootId, NativeUnit.Gpio);
        if (!_chip.Gpio.TrySetMode(PinNumber, value))
        {
            throw new ArgumentException("GPIO " + PinNumber + " cannot be " + value + ".");
        }

        _mode = value;
    }

    /// <summary>The level at an input; low on an output, whatever it drives.</summary>
    /// <exception cref="ObjectDisposedException">The pin is disposed of.</exception>
    public PinValue Read()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _chip.Pass(_bootId, NativeUnit.Gpio);
        return _chip.Gpio.Read(PinNumber);
    }

    /// <summary>Drives an output.</summary>
    /// <exception cref="ArgumentException">The pin is an input.</exception>
    /// <exception cref="ObjectDisposedException">The pin is disposed of.</exception>
    public void Write(PinValue value)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _chip.Pass(_bootId, NativeUnit.Gpio);
        if (_mode < PinMode.Output)
        {
            throw new ArgumentException("GPIO " + PinNumber + " is an input.");
        }

        _chip.Gpio.Write(PinNumber, (bool)value);
    }

    /// <summary>Toggles an output; does nothing on an input.</summary>
    /// <exception cref="ObjectDisposedException">The pin is disposed of.</exception>
    public void Toggle()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _chip.Pass(_bootId, NativeUnit.Gpio);
        if (_mode >= PinMode.Output)
        {
            _chip.Gpio.Toggle(PinNumber);
        }
    }

    /// <summary>Makes the pin a plain input and frees it.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            Chip.Enter(_bootId, NativeUnit.Gpio).Gpio.Release(PinNumber);
            _isDisposed = true;
        }
    }

    internal static NotSupportedException NoEvents() =>
        new("Pin events are not modelled on the host: they come from another thread there. Poll the pin with Read().");
}
