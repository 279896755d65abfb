namespace NanoStim.StepCost;

/// <summary>The cost of every kind of step.</summary>
/// <param name="Kinds">In the order in which they first came up.</param>
/// <param name="Unpriced">Members that a step called and that <see cref="DeviceCosts"/> does not know: not in the figures.</param>
public sealed record StepCostReport(IReadOnlyList<StepKindCost> Kinds, IReadOnlyList<string> Unpriced);
