namespace NanoStim.Firmware.Modes;

/// <summary>All modes. A new mode is a new file and a line here.</summary>
public static class ModeCatalogue
{
    private static readonly ModeLimits[] s_all = { MicrocurrentMode.Limits, EmsMode.Limits };

    /// <summary>The limits of a mode. An unknown mode gets those of microcurrent, the lowest.</summary>
    public static ModeLimits Of(StimulationMode mode)
    {
        int index = (int)mode;
        return index >= 0 && index < s_all.Length ? s_all[index] : s_all[0];
    }
}
