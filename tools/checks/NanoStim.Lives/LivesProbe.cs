namespace NanoStim.Lives;

/// <summary>
/// A campaign with types of the runtime only, so that it can be called in a copy of this assembly that is bound to other firmware.
/// </summary>
public static class LivesProbe
{
    /// <summary>Runs a campaign without the long lives, to the first group of lives in which one violates a limit.</summary>
    /// <returns>The rules that are violated; then the shortest form of the shortest of those lives.</returns>
    public static string[] Search(int lives, int seed, int jobs)
    {
        LifeCampaign campaign = new(seed, jobs) { IsShort = true };
        campaign.Run(lives, state => state.Violating.Count == 0);
        IReadOnlyList<LifeResult> violating = campaign.State.Violating;
        if (violating.Count == 0)
        {
            return [];
        }

        LifeResult shrunk = LifeShrinker.Shrink(violating.MinBy(result => result.Milliseconds)!);
        IEnumerable<string> rules = violating.SelectMany(result => result.Violations).Where(violation => !violation.IsBeyondClaim).Select(violation => violation.Rule).Distinct();
        return [.. rules.Order(StringComparer.Ordinal), $"{shrunk.Violations[0].Text}\n{shrunk.Life.Text}"];
    }

    /// <summary>Runs the day with three sessions of half an hour.</summary>
    /// <returns>The rules that it violates.</returns>
    public static string[] LongDay() => [.. LifeRun.Of(LongLives.LongestDay).Violations.Select(violation => violation.Rule)];
}
