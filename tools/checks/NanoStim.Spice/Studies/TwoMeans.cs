namespace NanoStim.Spice.Studies;

/// <summary>
/// The two independent means of the microcurrent range, each left alone by breaking the other: degeneration of the sink without
/// the series resistor, and the series resistor without a sink.
/// </summary>
public static class TwoMeans
{
    private static readonly (string Name, string[] Faults)[] Cases =
    [
        ("degeneration alone: R40 and R41 shorted, op-amp stuck high", ["R40 shorted", "R41 shorted", "U1 output at its supply"]),
        ("degeneration alone: R40 and R41 shorted, set-point at 3.3 V", ["R40 shorted", "R41 shorted", "set-point at 3.3 V (R2 open, R1 shorted)"]),
        ("series resistor alone: foot on ground through R8 (Q3 gate-source shorted)", ["Q3 gate-source shorted"]),
        ("series resistor alone: sink and sense resistor shorted", ["Q7 drain-source shorted", "R10 shorted"]),
        ("series resistor alone: op-amp stuck high, range contact welded", ["U1 output at its supply", "slide switch contact 1 closed"]),
    ];

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        IEnumerable<PartFault> pairs = Cases.Select(one => new PartFault(
            one.Name, deck => one.Faults.Aggregate(deck, (broken, name) => PartFaults.Named(name).Apply(broken))));
        SpiceTable table = SingleFaults.Run(spice, pairs, changed);
        return new SpiceTable("Two means against too much microcurrent, each alone (worst over loads, pins, tolerances)", [.. table.Rows.Skip(1)]);
    }
}
