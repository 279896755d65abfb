namespace NanoStim.StepCost;

/// <summary>The part of a method in the cost of a control step, without the methods that it calls.</summary>
/// <param name="Name">Full name.</param>
/// <param name="MeanInstructions">Mean number of IL instructions in a control step.</param>
/// <param name="WorstInstructions">IL instructions in the first control step that had the most of all.</param>
public sealed record MethodCost(string Name, double MeanInstructions, long WorstInstructions);
