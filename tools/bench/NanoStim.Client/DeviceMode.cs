namespace NanoStim.Client;

/// <summary>Technique, which the slide switch of the device decides.</summary>
public enum DeviceMode
{
    /// <summary>Microcurrent: microamperes.</summary>
    Microcurrent,

    /// <summary>Electrical muscle stimulation: milliamperes.</summary>
    Ems,
}
