using NanoStim.Firmware.Modes;
using NanoStim.VirtualBench;

namespace NanoStim.Campaign;

/// <summary>What came of a campaign.</summary>
/// <param name="Seed">What its sessions were drawn from.</param>
/// <param name="Runs">Its sessions, by number.</param>
public sealed record CampaignReport(int Seed, IReadOnlyList<CampaignRun> Runs)
{
    /// <summary>The sessions within the claims that were not as claimed.</summary>
    public IEnumerable<CampaignRun> Violations => Runs.Where(run => run.Violations.Count > 0 && !run.IsBeyondClaim);

    /// <summary>Sessions with two failed parts at once, of which nothing is claimed.</summary>
    public IEnumerable<CampaignRun> BeyondClaim => Runs.Where(run => run.IsBeyondClaim);

    /// <summary>A row for each mode and fault.</summary>
    public IEnumerable<FaultRow> Rows()
    {
        foreach (StimulationMode mode in new[] { StimulationMode.Microcurrent, StimulationMode.Ems })
        {
            foreach (BenchFault fault in BenchFault.All)
            {
                CampaignRun[] runs = [.. Runs.Where(run => run.Mode == mode && !run.IsBeyondClaim && run.Faults.Contains(fault))];
                if (runs.Length > 0)
                {
                    yield return Row(mode, fault, runs);
                }
            }
        }
    }

    private static FaultRow Row(StimulationMode mode, BenchFault fault, CampaignRun[] runs)
    {
        CampaignRun[] alone = [.. runs.Where(run => run.Faults.Count == 1)];
        double[] latencies = [.. alone
            .Where(run => EndedBy(run) && run.LatencyMicros[0] >= 0)
            .Select(run => run.LatencyMicros[0])
            .Order()];
        return new FaultRow(
            mode,
            fault.Name,
            runs.Length,
            runs.Count(run => run.Trip is not null),
            latencies.Length > 0 ? latencies[latencies.Length / 2] : double.NaN,
            latencies.Length > 0 ? latencies[^1] : double.NaN,
            alone.Where(run => EndedBy(run) && !double.IsNaN(run.DetectedToOffMicros)).Select(run => run.DetectedToOffMicros).DefaultIfEmpty(double.NaN).Max(),
            alone.Select(run => run.PeakMicroAmps).DefaultIfEmpty(double.NaN).Max(),
            alone.Select(run => run.ExtraNanoCoulombs).DefaultIfEmpty(double.NaN).Max());
    }

    // STOP ends a session without a fault.
    private static bool EndedBy(CampaignRun run) => run.Trip is not null || run.Faults[0].Name == "stop-pressed";
}
