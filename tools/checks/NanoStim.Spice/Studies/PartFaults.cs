namespace NanoStim.Spice.Studies;

/// <summary>
/// Every single fault of the output stage: each resistor open and shorted, each capacitor shorted, each diode open and shorted,
/// each transistor open and shorted between every two of its terminals, amplifier and switch stuck, contacts of the slide switch
/// welded, supplies out of range, set-point stuck, a lead on ground. Made from the deck, so that a new part brings its faults along.
/// </summary>
public static class PartFaults
{
    private const string Stage = "output-stage.sub";
    private const string ShortOhms = "0.01";
    private const string OpenOhms = "1e9";

    // Above the 100 GOhm to ground of every node, so that an input behind an open resistor is left without a level.
    private const string OpenResistorOhms = "1e13";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PartFault> All { get; } = [.. Netlist.Elements(SpiceDeck.TextOfFile(Stage)).SelectMany(Of), .. Board()];

    /// <summary>The fault of that name.</summary>
    public static PartFault Named(string name) => All.Single(fault => fault.Name == name);

    private static IEnumerable<PartFault> Of(SpiceElement element) => element.Kind switch
    {
        'R' when element.Name.StartsWith("RS", StringComparison.Ordinal) =>
            [Shorted(element, $"slide switch contact {element.Name[2..]} closed", 0, 1), Open(element, $"slide switch contact {element.Name[2..]} open")],
        'R' => [Open(element, element.Part + " open"), Shorted(element, element.Part + " shorted", 0, 1)],
        'C' when element.Name.Length > 3 => [],
        'C' => [Shorted(element, element.Part + " shorted", 0, 1)],
        'D' => [Open(element, element.Part + " open"), Shorted(element, element.Part + " shorted", 0, 1)],
        'M' =>
        [
            Open(element, element.Part + " open"),
            Shorted(element, element.Part + " drain-source shorted", 0, 2),
            Shorted(element, element.Part + " drain-gate shorted", 0, 1),
            Shorted(element, element.Part + " gate-source shorted", 1, 2),
        ],
        'Q' =>
        [
            Open(element, element.Part + " open"),
            Shorted(element, element.Part + " collector-emitter shorted", 0, 2),
            Shorted(element, element.Part + " collector-base shorted", 0, 1),
            Shorted(element, element.Part + " base-emitter shorted", 1, 2),
        ],
        'X' when element.Value == "opamp" =>
        [
            Stuck(element.Part + " output at its supply", "opo", "v3v3"),
            Stuck(element.Part + " output at ground", "opo", "0"),
        ],
        'X' when element.Value == "shuntmonitor" =>
        [
            Stuck(element.Part + " output at its supply", "hv_i", "v3v3"),
            Stuck(element.Part + " output at ground", "hv_i", "0"),
        ],
        'X' when element.Value == "isoamp" =>
        [
            Stuck(element.Part + " output at its positive limit", "sg_p", "v3v3"),
            Stuck(element.Part + " output at its negative limit", "sg_n", "v3v3"),
        ],
        'X' when element.Value == "closedrelay" =>
        [
            Shorted(element, element.Part + " stuck on", 0, 1),
            Open(element, element.Part + " stuck off"),
        ],
        'G' => [],
        'X' when element.Value == "analogswitch" =>
        [
            Stuck(element.Part + " stuck at the set-point", "set_g", "set"),
            Stuck(element.Part + " stuck at ground", "set_g", "0"),
            Stuck(element.Part + " output at its supply", "set_g", "v3v3"),
        ],
        _ => throw new SpiceException($"No faults are known for '{element.Line}'."),
    };

    private static PartFault[] Board() =>
    [
        new("lead A on ground", deck => Join(deck, "el_a", "0")),
        new("lead B on ground", deck => Join(deck, "el_b", "0")),
        new("MS rail at 60 V", deck => deck.With("MicrocurrentRailVolts", 60)),
        new("logic supply at 4.25 V (regulator shorted through)", deck => deck.With("LogicVolts", 4.25)),
        new("logic supply missing", deck => deck.With("LogicVolts", 0)),
        new("gate supply at 7 V", deck => deck.With("GateSupplyVolts", 7)),
        new("gate supply missing", deck => deck.With("GateSupplyVolts", 0)),
        new("EMS rail at 100 V", deck => deck.With("EmsRailVolts", 100)),
        new("set-point at 3.3 V (R2 open, R1 shorted)", deck => deck.With("SetPointUpperOhms", 1)),
    ];

    private static PartFault Open(SpiceElement element, string name) => new(name, deck => deck.Edit(Stage, text => Replace(
        text, element, element.Kind == 'R'
            ? $"{element.Name} {string.Join(' ', element.Nodes)} {OpenResistorOhms}"
            : $"{element.Name} {element.Nodes[0]}_open {string.Join(' ', element.Nodes.Skip(1))} {element.Value}\n"
                + $"Ro_{element.Name} {element.Nodes[0]}_open {element.Nodes[0]} {OpenOhms}")));

    private static PartFault Shorted(SpiceElement element, string name, int first, int second) => new(name, deck => deck.Edit(Stage, text =>
        Replace(text, element, $"{element.Line}\nRf_{element.Name}_{first}{second} {element.Nodes[first]} {element.Nodes[second]} {ShortOhms}")));

    private static PartFault Stuck(string name, string node, string level) => new(name, deck => deck.Edit(Stage, text =>
        text.Replace(".ends", $"Rf_{node}_{level} {node} {level} 0.1\n.ends", StringComparison.Ordinal)));

    private static SpiceDeck Join(SpiceDeck deck, string node, string other) => deck.WithLines($"Rjoin_{node} {node} {other} {ShortOhms}");

    private static string Replace(string text, SpiceElement element, string by) =>
        text.Replace("\n" + element.Line + "\n", "\n" + by + "\n", StringComparison.Ordinal);
}
