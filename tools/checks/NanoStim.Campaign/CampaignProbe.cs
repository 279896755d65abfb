using NanoStim.Firmware.Modes;

namespace NanoStim.Campaign;

/// <summary>
/// A campaign with types of the runtime only, so that it can be called in a copy of this assembly that is bound to other firmware.
/// </summary>
public static class CampaignProbe
{
    /// <summary>Runs a campaign in a mode (ms or ems).</summary>
    /// <returns>How many of its sessions were not as claimed.</returns>
    public static int CountViolations(int runs, int seed, string mode) =>
        FaultCampaign.Run(runs, seed, mode == "ems" ? StimulationMode.Ems : StimulationMode.Microcurrent, Environment.ProcessorCount).Violations.Count();
}
