namespace NanoStim.StepCost;

/// <summary>A method's part in the cost of a step, without what it calls.</summary>
/// <param name="Name">Full name.</param>
/// <param name="MeanInstructions">IL instructions a step, on average.</param>
public sealed record MethodCost(string Name, double MeanInstructions);
