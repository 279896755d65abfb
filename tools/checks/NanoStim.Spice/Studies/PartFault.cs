namespace NanoStim.Spice.Studies;

/// <summary>A broken part or connection, as edits of a deck.</summary>
/// <param name="Name">What is broken, with the reference designator.</param>
/// <param name="Apply">Makes a deck with the broken part.</param>
public sealed record PartFault(string Name, Func<SpiceDeck, SpiceDeck> Apply);
