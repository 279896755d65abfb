using NanoStim.Firmware.Modes;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;

namespace NanoStim.Campaign.Safety;

/// <summary>The fixed attacks of the safety check: each fault in each mode, at the highest intensity, into two loads.</summary>
internal static class AttackList
{
    /// <summary>When the fault comes, in ms since power-up: the output has been steady for about a second.</summary>
    private const int FaultAtMillis = 5_000;

    private const int DurationMillis = 9_000;

    /// <summary>The sessions of a mode. The first ones have no fault.</summary>
    public static IEnumerable<CampaignCase> Of(StimulationMode mode)
    {
        int number = 0;
        foreach (BenchFault? fault in BenchFault.All.Prepend(null))
        {
            foreach (string load in mode == StimulationMode.Ems ? ["500ohm", "body-pad"] : new[] { "2kohm", "10kohm" })
            {
                yield return new CampaignCase(number++, new SessionWish
                {
                    Mode = ModeCatalogue.Of(mode).Name,
                    IntensityMicroAmps = ModeCatalogue.Of(mode).CeilingMicroAmps,
                    DurationMillis = DurationMillis,
                    Load = LoadCatalog.All.FirstOrDefault(named => named.Name == load)?.Model ?? LoadModel.Parse(load),
                    Faults = fault is null ? [] : [new InjectedFault(fault, FaultAtMillis)],
                });
            }
        }
    }
}
