namespace NanoStim.LoadJudge;

/// <summary>A gap that the page names: with these faults, and for this rule only, a bound of its own.</summary>
/// <param name="Name">Name of the gap.</param>
/// <param name="Rule">The rule that it is a gap of.</param>
/// <param name="Faults">Faults that open it.</param>
/// <param name="BoundMicros">For how long, in µs; of "pulse-energy" how much, in µJ.</param>
/// <param name="Text">The words of the page.</param>
public sealed record KnownGap(string Name, string Rule, IReadOnlyList<string> Faults, double BoundMicros, string Text);
