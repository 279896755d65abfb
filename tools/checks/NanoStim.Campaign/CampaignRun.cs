using NanoStim.Firmware.Modes;
using NanoStim.VirtualBench;

namespace NanoStim.Campaign;

/// <summary>What came of one session.</summary>
/// <param name="Case">The session.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="Trip">The fault that latched, or null.</param>
/// <param name="LatencyMicros">Time with current after each fault in µs, by the clock of its claim, in the order of injection; -1 where no current flowed any more, or where the fault is latent by its claim.</param>
/// <param name="DetectedToOffMicros">From the step that latched a fault, or from the trip latch if that came first, to the last current, in µs; NaN without a fault.</param>
/// <param name="Faults">The faults that were injected before the session was over.</param>
/// <param name="PeakMicroAmps">Highest current in the load in µA.</param>
/// <param name="ExtraNanoCoulombs">Charge beyond the phases that were asked for, in nC.</param>
/// <param name="IsBeyondClaim">Two failed parts at once.</param>
/// <param name="Violations">What was not as claimed.</param>
public sealed record CampaignRun(
    CampaignCase Case,
    StimulationMode Mode,
    string? Trip,
    IReadOnlyList<double> LatencyMicros,
    double DetectedToOffMicros,
    IReadOnlyList<BenchFault> Faults,
    double PeakMicroAmps,
    double ExtraNanoCoulombs,
    bool IsBeyondClaim,
    IReadOnlyList<string> Violations)
{
    // A train that the pulse generator cannot make within 5 % is drawn again.
    private const int MaxAttempts = 50;

    /// <summary>Draws and runs the session of a number.</summary>
    /// <exception cref="InvalidOperationException">Nothing that the firmware accepts could be drawn.</exception>
    public static CampaignRun Of(int seed, int number, StimulationMode? mode)
    {
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (Of(CaseGenerator.Draw(seed, number, attempt, mode)) is { } run)
            {
                return run;
            }
        }

        throw new InvalidOperationException($"Session {number} of seed {seed} could not be drawn.");
    }

    /// <summary>Runs a session; null if the firmware refuses it as it is written.</summary>
    public static CampaignRun? Of(CampaignCase drawn)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        SessionRequest request = drawn.Wish.ToRequest();
        CaseFacts facts = new(request);
        SessionJudge judge = new(facts);
        List<string> violations = [];
        try
        {
            SessionRunner.Run(request with { Observer = judge });
        }
        catch (SessionRefusedException)
        {
            if (!judge.Started && judge.Watches.Count == 0)
            {
                return null;
            }

            // The session was over before its fault.
        }
        catch (InvalidOperationException) when (judge.Watches.Any(watch => FaultClaims.Throws(watch.Fault)))
        {
            // The native call failed in the command that starts the session, which here comes from outside of the loop and its last resort.
        }
        catch (InvalidOperationException endless)
        {
            violations.Add(endless.Message);
        }

        violations.AddRange(judge.Violations());
        LoadClaims claims = LoadClaims.Of(facts.Limits.Mode);
        if (judge.PeakMicroAmps > claims.PeakMicroAmps)
        {
            AddPeak(request, claims, violations);
        }

        return new CampaignRun(
            drawn,
            facts.Limits.Mode,
            judge.TripName,
            [.. judge.Watches.Select(watch => judge.Shows(watch) ? watch.WorstMicros : -1)],
            judge.DetectedToOffMicros,
            [.. judge.Watches.Select(watch => watch.Fault)],
            judge.PeakMicroAmps,
            judge.ExtraNanoCoulombs,
            judge.Watches.Count(watch => FaultClaims.IsPart(watch.Fault)) > 1,
            violations);
    }

    /// <summary>For how long, says a second run of the same session with an oscilloscope at the electrodes.</summary>
    private static void AddPeak(SessionRequest request, LoadClaims claims, List<string> violations)
    {
        PeakProbe probe = new(claims.PeakMicroAmps);
        try
        {
            SessionRunner.Run(request with { Probe = probe });
        }
        catch (Exception same) when (same is SessionRefusedException or InvalidOperationException)
        {
            // As it was in the first run.
        }

        double bound = request.Faults.Any(fault => FaultClaims.LeavesCharge(fault.Kind)) ? Math.Max(claims.PeakMicros, LoadClaims.LeftChargeMicros(request.Program.Mode)) : claims.PeakMicros;
        if (probe.LongestMicros > bound)
        {
            violations.Add($"more than {claims.PeakMicroAmps:0} uA for {probe.LongestMicros:0.0} us");
        }
    }
}
