namespace NanoStim.VirtualBench;

/// <summary>The fault that ended a session.</summary>
/// <param name="Code">Its fixed number.</param>
/// <param name="Name">Its name.</param>
/// <param name="AtMicros">When, in µs since power-up.</param>
/// <param name="Text">What happened, in words.</param>
/// <param name="Remedy">What the user can do.</param>
public sealed record SessionFault(int Code, string Name, long AtMicros, string Text, string Remedy);
