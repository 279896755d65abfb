namespace NanoStim.StepCost;

/// <summary>What the steps of a kind cost on the device.</summary>
/// <param name="Kind">Mode, and state in which the session was when the step began.</param>
/// <param name="Steps">How many were counted.</param>
/// <param name="MinInstructions">IL instructions of the cheapest.</param>
/// <param name="MeanInstructions">IL instructions of a step on average.</param>
/// <param name="MaxInstructions">IL instructions of the dearest.</param>
/// <param name="OfChipMean">Part of the mean that upstream's managed code takes (see <see cref="DeviceCosts"/>).</param>
/// <param name="MaxOwnBytes">Most bytes that the firmware itself put on the heap in a step.</param>
/// <param name="MeanChipBytes">Bytes that upstream's members put on the heap of the device in a step, on average.</param>
/// <param name="Methods">What makes up the mean, the dearest first; members of upstream by their full names.</param>
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
