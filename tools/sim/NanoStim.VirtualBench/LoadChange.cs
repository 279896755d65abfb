using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench;

/// <summary>A change of the load at a moment.</summary>
/// <param name="Load">What lies between the electrodes then. A new load starts without charge.</param>
/// <param name="AtMillis">When, in ms since power-up.</param>
public sealed record LoadChange(LoadModel Load, int AtMillis);
