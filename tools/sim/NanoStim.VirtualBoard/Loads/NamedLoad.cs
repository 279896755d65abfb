namespace NanoStim.VirtualBoard;

/// <summary>A load that has a name.</summary>
/// <param name="Name">What to write on the command line.</param>
/// <param name="Description">Values and where they come from, in one line.</param>
/// <param name="Model">The load itself.</param>
public sealed record NamedLoad(string Name, string Description, LoadModel Model);
