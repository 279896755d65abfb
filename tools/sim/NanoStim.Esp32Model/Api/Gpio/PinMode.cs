namespace System.Device.Gpio;

/// <summary>How a pin is used.</summary>
public enum PinMode
{
    /// <summary>Input without pull.</summary>
    Input,

    /// <summary>Input with pull-down.</summary>
    InputPullDown,

    /// <summary>Input with pull-up.</summary>
    InputPullUp,

    /// <summary>Output that drives both ways.</summary>
    Output,

    /// <summary>Output that drives low only.</summary>
    OutputOpenDrain,

    /// <summary>Output that drives low only, with pull-up.</summary>
    OutputOpenDrainPullUp,

    /// <summary>Meant to drive high only; the ESP32 makes it an open drain.</summary>
    OutputOpenSource,

    /// <summary>Meant to drive high only, with pull-down; the ESP32 makes it an open drain with pull-down.</summary>
    OutputOpenSourcePullDown,
}
