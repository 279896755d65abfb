namespace NanoStim.Flashing.Targets;

/// <summary>A part of the flash.</summary>
/// <param name="Label">Its name in the partition table.</param>
/// <param name="Address">Where it starts, in bytes from the start of the flash.</param>
/// <param name="Size">In bytes.</param>
public sealed record Partition(string Label, int Address, int Size);
