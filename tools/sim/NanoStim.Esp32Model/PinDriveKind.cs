namespace NanoStim.Esp32Model;

/// <summary>What the chip does to a pin.</summary>
public enum PinDriveKind
{
    /// <summary>Not driven and not pulled.</summary>
    HighZ,

    /// <summary>Not driven, pulled to the supply through about 45 kΩ (ESP32 datasheet, DC characteristics).</summary>
    PullUp,

    /// <summary>Not driven, pulled to ground through about 45 kΩ.</summary>
    PullDown,

    /// <summary>Driven to ground.</summary>
    Low,

    /// <summary>Driven to the supply.</summary>
    High,

    /// <summary>Driven by an LEDC channel: high for a part of each period.</summary>
    Pwm,
}
