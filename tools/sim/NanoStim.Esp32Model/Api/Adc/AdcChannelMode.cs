namespace System.Device.Adc;

/// <summary>What a channel measures.</summary>
public enum AdcChannelMode
{
    /// <summary>One pin against ground: all that the ESP32 does.</summary>
    SingleEnded = 0,

    /// <summary>The difference of two pins.</summary>
    Differential,
}
