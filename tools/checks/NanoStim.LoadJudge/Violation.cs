namespace NanoStim.LoadJudge;

/// <summary>What the load received that it must not receive.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Text">The figure and its limit.</param>
/// <param name="Nanos">When, in ns of the life.</param>
/// <param name="IsBeyondClaim">Two failed parts at once, of which nothing is claimed.</param>
public sealed record Violation(string Rule, string Text, long Nanos, bool IsBeyondClaim);
