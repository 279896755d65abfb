namespace System.Device.Gpio;

/// <summary>How a wait for a pin event ended.</summary>
public struct WaitForEventResult
{
    /// <summary>The edges seen.</summary>
    public PinEventTypes EventTypes;

    /// <summary>True if none came in time.</summary>
    public bool TimedOut;
}
