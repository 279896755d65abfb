namespace NanoStim.StepCost;

/// <summary>The cost of every kind of step.</summary>
/// <param name="Kinds">The kinds in the order in which they first occurred.</param>
/// <param name="Unpriced">Members that a step called and that <see cref="DeviceCosts"/> does not know: they are not in the figures.</param>
public sealed record StepCostReport(IReadOnlyList<StepKindCost> Kinds, IReadOnlyList<string> Unpriced);
