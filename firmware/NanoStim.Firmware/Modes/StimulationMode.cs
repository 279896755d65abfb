namespace NanoStim.Firmware.Modes;

/// <summary>The two techniques. There is no third, and no mode without limits.</summary>
public enum StimulationMode
{
    /// <summary>Microcurrent: tens to hundreds of µA.</summary>
    Microcurrent = 0,

    /// <summary>Electrical muscle stimulation: pulses of tens of mA.</summary>
    Ems = 1,
}
