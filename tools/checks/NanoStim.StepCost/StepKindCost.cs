namespace NanoStim.StepCost;

/// <summary>The cost on the device of all control steps of one kind.</summary>
/// <param name="Kind">Mode, and state of the session when the step began.</param>
/// <param name="Steps">Number of steps that were counted.</param>
/// <param name="MinInstructions">Minimum number of IL instructions.</param>
/// <param name="MeanInstructions">Mean number of IL instructions.</param>
/// <param name="MaxInstructions">Maximum number of IL instructions.</param>
/// <param name="OfChipMean">Part of the mean that nanoFramework's managed code takes (see <see cref="DeviceCosts"/>).</param>
/// <param name="MaxOwnBytes">Maximum number of bytes that the firmware itself allocated in a step.</param>
/// <param name="MeanChipBytes">Mean number of bytes that nanoFramework's members allocate on the device in a step.</param>
/// <param name="Methods">The methods that make up the mean, the most expensive one first; members of nanoFramework have their full names.</param>
public sealed record StepKindCost(
    string Kind,
    int Steps,
    long MinInstructions,
    double MeanInstructions,
    long MaxInstructions,
    double OfChipMean,
    long MaxOwnBytes,
    double MeanChipBytes,
    IReadOnlyList<MethodCost> Methods);
