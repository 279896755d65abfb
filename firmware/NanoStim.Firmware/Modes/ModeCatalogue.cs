using NanoStim.Hal;

namespace NanoStim.Firmware.Modes;

/// <summary>All modes. A new mode is a new file and a line here.</summary>
/// <remarks>
/// A switch and not a table: on the device static initialisers run once, ordered by name, and a table that is filled before the
/// modes are would hold nothing.
/// </remarks>
public static class ModeCatalogue
{
    /// <summary>The limits of a mode. An unknown mode gets those of microcurrent, the lowest.</summary>
    public static ModeLimits Of(StimulationMode mode)
    {
        switch (mode)
        {
            case StimulationMode.Ems:
                return EmsMode.Limits;
            default:
                return MicrocurrentMode.Limits;
        }
    }

    /// <summary>The mode that the slide switch decides.</summary>
    internal static StimulationMode OfSlide(InputState inputs)
    {
        return inputs.EmsSwitch ? StimulationMode.Ems : StimulationMode.Microcurrent;
    }
}
