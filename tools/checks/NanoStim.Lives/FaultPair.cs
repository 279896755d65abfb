namespace NanoStim.Lives;

/// <summary>A part that has failed unnoticed, a second one that fails in the session, and what the load received then.</summary>
/// <param name="First">The latent one.</param>
/// <param name="Second">The one that comes in the session.</param>
/// <param name="IsEms">Whether the slide switch is at EMS.</param>
/// <param name="Outside">The limits that were passed, each as its rule, a colon and the figure; none where the pair is within them.</param>
public sealed record FaultPair(string First, string Second, bool IsEms, IReadOnlyList<string> Outside);
