namespace NanoStim.Hal;

/// <summary>The two ranges of the current sink. The reset state of the hardware is <see cref="Microcurrent"/>.</summary>
public enum CurrentRange
{
    /// <summary>Full scale 600 µA.</summary>
    Microcurrent = 0,

    /// <summary>Full scale 60 mA. Acts only while the slide switch is at EMS.</summary>
    Ems = 1,
}
