using NanoStim.Firmware.Modes;

namespace NanoStim.Campaign.Safety;

/// <summary>
/// Runs the attacks on the firmware that this copy of the assembly is bound to. Parameters and result are types of the runtime only, so
/// that the caller can be another copy.
/// </summary>
public static class AttackProbe
{
    /// <summary>Runs the fixed attacks, then random sessions.</summary>
    /// <param name="randomRuns">How many random sessions for each mode.</param>
    /// <param name="seed">What the random sessions are drawn from.</param>
    /// <param name="jobs">How many sessions run at a time.</param>
    /// <param name="progress">Told how many of how many sessions are done, from any thread.</param>
    /// <returns>The fields of an <see cref="AttackResult"/> for each session.</returns>
    public static string[][] Run(int randomRuns, int seed, int jobs, Action<int, int>? progress)
    {
        List<Func<AttackResult?>> attacks = [];
        foreach (StimulationMode mode in new[] { StimulationMode.Microcurrent, StimulationMode.Ems })
        {
            attacks.AddRange(AttackList.Of(mode).Select(fixedCase => (Func<AttackResult?>)(() => Fixed(fixedCase))));
            attacks.AddRange(Enumerable.Range(0, randomRuns).Select(number => (Func<AttackResult?>)(() => Random(seed, number, mode))));
        }

        AttackResult?[] results = new AttackResult?[attacks.Count];
        int done = 0;

        // A chip belongs to the thread that made it; each session runs on one thread from beginning to end.
        Parallel.For(0, attacks.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, index =>
        {
            results[index] = attacks[index]();
            progress?.Invoke(Interlocked.Increment(ref done), attacks.Count);
        });
        return [.. results.OfType<AttackResult>().Select(result => result.ToFields())];
    }

    private static AttackResult Fixed(CampaignCase fixedCase)
    {
        CampaignRun? run = CampaignRun.Of(fixedCase);
        string fault = fixedCase.Wish.Faults.Select(injected => injected.Kind.Name).FirstOrDefault("no-fault");
        return new AttackResult(fixedCase.Wish.Mode!, fault, $"{fault}, {fixedCase.Wish.Load!.Name}", fixedCase.Command(), run is null, run?.Violations ?? []);
    }

    /// <summary>A random session; null for two failed parts at once, of which nothing is claimed.</summary>
    private static AttackResult? Random(int seed, int number, StimulationMode mode)
    {
        CampaignRun run = CampaignRun.Of(seed, number, mode);
        string fault = run.Case.Wish.Faults.Select(injected => injected.Kind.Name).FirstOrDefault("no-fault");
        return run.IsBeyondClaim
            ? null
            : new AttackResult(ModeCatalogue.Of(mode).Name, fault, $"{fault}, random session {number} of seed {seed}", run.Case.Command(), false, run.Violations);
    }
}
