namespace NanoStim.StepCost;

/// <summary>What a call into upstream's managed code costs on the device, besides the call instruction itself.</summary>
/// <param name="Instructions">IL instructions that the callee executes, and those that it calls, on the path without an error.</param>
/// <param name="HeapObjects">Objects that it puts on the heap of the device CLR.</param>
public sealed record CalleeCost(int Instructions, int HeapObjects);
