#nullable disable

using NanoStim.Esp32Model;

namespace System.Device.Gpio;

/// <summary>The digital pins, with the signatures of nanoFramework.System.Device.Gpio 1.x, over those of the <see cref="Chip"/>.</summary>
public sealed class GpioController : IDisposable
{
    private readonly long _bootId;
    private bool _isDisposed;

    /// <summary>Opens the controller. There may be several; they share the open pins.</summary>
    public GpioController()
        : this(PinNumberingScheme.Logical)
    {
    }

    public GpioController(PinNumberingScheme numberingScheme)
    {
        _bootId = Chip.Powered().BootId;
        NumberingScheme = numberingScheme;
    }

    /// <summary>Stored, and without effect.</summary>
    public PinNumberingScheme NumberingScheme { get; }

    /// <summary>40, with the gaps.</summary>
    public int PinCount
    {
        get
        {
            _ = Chip.Enter(_bootId, NativeUnit.Gpio);
            return Esp32Pins.Count;
        }
    }

    /// <summary>Reserves a pin and leaves it as it is.</summary>
    /// <exception cref="InvalidOperationException">The pin is open already, or there is none with this number.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        GpioPin pin = Reserve(pinNumber);
        Pins.Add(pin);
        return pin;
    }

    /// <summary>Opens a pin in a mode. An output starts low.</summary>
    /// <exception cref="InvalidOperationException">The pin is open already, or there is none with this number.</exception>
    /// <exception cref="ArgumentException">The pin cannot have this mode. It stays reserved.</exception>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = Reserve(pinNumber);
        pin.SetPinMode(mode);
        Pins.Add(pin);
        return pin;
    }

    /// <summary>Releases a pin: a plain input again.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    public void ClosePin(int pinNumber)
    {
        GpioPin pin = Find(pinNumber) ?? throw NotOpen(pinNumber);
        pin.Dispose();
        Pins.Remove(pin);
    }

    /// <summary>Releases every open pin, also those opened through another controller.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            // The pins stay in the list, as in the package: reading one then throws ObjectDisposedException.
            foreach (GpioPin pin in Pins)
            {
                pin.Dispose();
            }

            _isDisposed = true;
        }
    }

    /// <summary>The mode of an open pin.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    public PinMode GetPinMode(int pinNumber) => (Find(pinNumber) ?? throw NotOpen(pinNumber)).GetPinMode();

    /// <summary>Whether a pin can have a mode.</summary>
    public bool IsPinModeSupported(int pinNumber, PinMode mode)
    {
        _ = Chip.Enter(_bootId, NativeUnit.Gpio);
        return GpioModel.IsModeSupported(pinNumber, mode);
    }

    /// <summary>Whether a pin is open; true for one that does not exist.</summary>
    public bool IsPinOpen(int pinNumber) => Chip.Enter(_bootId, NativeUnit.Gpio).Gpio.IsBusy(pinNumber);

    /// <summary>Reads an open pin.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    public PinValue Read(int pinNumber) => Open(pinNumber).Read();

    /// <summary>Writes an open pin.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    /// <exception cref="ArgumentException">The pin is an input.</exception>
    public void Write(int pinNumber, PinValue value) => Open(pinNumber).Write(value);

    /// <summary>Sets the mode of an open pin.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    /// <exception cref="ArgumentException">The pin cannot have this mode.</exception>
    public void SetPinMode(int pinNumber, PinMode mode) => Open(pinNumber).SetPinMode(mode);

    /// <summary>Not supported on the host: on the device events come from another thread, through a queue.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw GpioPin.NoEvents();

    /// <summary>Not supported on the host, like <see cref="RegisterCallbackForPinValueChangedEvent"/>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw GpioPin.NoEvents();

    private static List<GpioPin> Pins => Chip.Powered().Gpio.OpenPins;

    private static GpioPin Find(int pinNumber)
    {
        foreach (GpioPin pin in Pins)
        {
            if (pin.PinNumber == pinNumber)
            {
                return pin;
            }
        }

        return null;
    }

    private static InvalidOperationException NotOpen(int pinNumber) => new("GPIO " + pinNumber + " is not open.");

    private GpioPin Open(int pinNumber)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return Find(pinNumber) ?? throw NotOpen(pinNumber);
    }

    private GpioPin Reserve(int pinNumber)
    {
        if (!Chip.Enter(_bootId, NativeUnit.Gpio).Gpio.TryReserve(pinNumber))
        {
            throw new InvalidOperationException("GPIO " + pinNumber + " is open already, or does not exist.");
        }

        return new GpioPin(pinNumber, _bootId);
    }
}
