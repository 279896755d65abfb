namespace NanoStim.VirtualBench;

/// <summary>Something that happened in a session.</summary>
/// <param name="AtMicros">When, in µs since power-up.</param>
/// <param name="Name">The name of the transition, or of what was done from outside.</param>
/// <param name="Detail">More about it.</param>
public sealed record SessionLogEntry(long AtMicros, string Name, string Detail);
