namespace NanoStim.VirtualBench;

/// <summary>A fault to be injected.</summary>
/// <param name="Kind">Which.</param>
/// <param name="AtMillis">When, in ms since power-up, the time axis of the capture; 0 for before the first line of firmware runs.</param>
/// <param name="UntilMillis">When it is mended again; 0 for never.</param>
public sealed record InjectedFault(BenchFault Kind, int AtMillis, int UntilMillis = 0);
