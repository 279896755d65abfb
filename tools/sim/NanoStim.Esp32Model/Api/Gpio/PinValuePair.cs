namespace System.Device.Gpio;

/// <summary>A pin and a level.</summary>
public readonly struct PinValuePair
{
    public PinValuePair(int pinNumber, PinValue pinValue)
    {
        PinNumber = pinNumber;
        PinValue = pinValue;
    }

    /// <summary>The pin.</summary>
    public int PinNumber { get; }

    /// <summary>The level.</summary>
    public PinValue PinValue { get; }

    public void Deconstruct(out int pinNumber, out PinValue pinValue)
    {
        pinNumber = PinNumber;
        pinValue = PinValue;
    }
}
