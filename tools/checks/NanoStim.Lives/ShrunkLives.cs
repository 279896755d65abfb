namespace NanoStim.Lives;

/// <summary>Lives that violate a limit in the same way, as far as their shortest forms tell.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">How many of those that were shrunk.</param>
/// <param name="Shortest">The shortest one.</param>
public sealed record ShrunkLives(string Rule, int Count, LifeResult Shortest)
{
    // A life takes some hundred runs to shrink.
    private const int MostShrunk = 24;

    /// <summary>Shrinks lives, the short ones first, and groups those whose shortest forms have the same rule and the same acts and faults.</summary>
    public static IReadOnlyList<ShrunkLives> Of(IReadOnlyList<LifeResult> violating)
    {
        LifeResult[] chosen = [.. violating.OrderBy(result => result.Milliseconds).ThenBy(result => result.Life.Text, StringComparer.Ordinal).Take(MostShrunk)];
        LifeResult[] shrunk = new LifeResult[chosen.Length];
        Parallel.For(0, chosen.Length, index => shrunk[index] = LifeShrinker.Shrink(chosen[index]));
        return
        [
            .. shrunk.GroupBy(Signature).Select(group => new ShrunkLives(RuleOf(group.First()), group.Count(), group.MinBy(result => result.Life.Actions.Count)!)),
        ];
    }

    private static string RuleOf(LifeResult result) => result.Violations.First(violation => !violation.IsBeyondClaim || !result.IsViolation).Rule;

    private static string Signature(LifeResult result) =>
        RuleOf(result) + ": " + string.Join(' ', result.Life.Actions.Where(action => action.Verb != LifeVerbs.Wait).Select(action => action.Verb + action.Argument).Distinct().Order(StringComparer.Ordinal));
}
