using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

/// <summary>An edge of a pin.</summary>
public class PinValueChangedEventArgs : BaseEvent
{
    public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber)
    {
        ChangeType = changeType;
        PinNumber = pinNumber;
    }

    /// <summary>Which edge.</summary>
    public PinEventTypes ChangeType { get; }

    /// <summary>Of which pin.</summary>
    public int PinNumber { get; }
}
