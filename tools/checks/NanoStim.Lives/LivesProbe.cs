namespace NanoStim.Lives;

/// <summary>
/// A campaign with types of the runtime only, so that it can be called in a copy of this assembly that is bound to other firmware.
/// </summary>
public static class LivesProbe
{
    /// <summary>Runs a campaign without the long lives, and shrinks what violates a limit.</summary>
    /// <returns>For each kind of violation its rule, its text, and the shortest life.</returns>
    public static string[][] Search(int lives, int seed, int jobs)
    {
        LifeCampaign campaign = new(seed, jobs) { IsShort = true };
        campaign.Run(lives);
        return [.. ShrunkLives.Of(campaign.State.Violating).Select(group => new[] { group.Rule, group.Shortest.Violations[0].Text, group.Shortest.Life.Text })];
    }

    /// <summary>Runs the day with three sessions of half an hour.</summary>
    /// <returns>The rules that it violates.</returns>
    public static string[] LongDay() => [.. LifeRun.Of(LongLives.LongestDay).Violations.Select(violation => violation.Rule)];
}
