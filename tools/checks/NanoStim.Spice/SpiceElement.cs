namespace NanoStim.Spice;

/// <summary>One element of a deck.</summary>
/// <param name="Name">Name as written, such as MQ7.</param>
/// <param name="Nodes">Its nodes in the deck's order (MOSFET: drain, gate, source; transistor: collector, base, emitter).</param>
/// <param name="Value">What follows the nodes: value, model or subcircuit.</param>
/// <param name="Line">The whole line.</param>
public sealed record SpiceElement(string Name, IReadOnlyList<string> Nodes, string Value, string Line)
{
    /// <summary>First letter: what kind of element it is.</summary>
    public char Kind => char.ToUpperInvariant(Name[0]);

    /// <summary>Reference designator in the schematic: the name without the letter that SPICE requires before it.</summary>
    public string Part => Kind is 'M' or 'X' or 'A' or 'G' ? Name[1..] : Name;
}
