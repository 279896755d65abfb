namespace NanoStim.Spice.Studies;

/// <summary>The two ways from the charger to the trip net: each part of one broken leaves the other.</summary>
public static class ChargerTrips
{
    private const string Circuit = "charger.sub";

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        SpiceDeck plugged = SpiceDeck.Load("charger").With(changed);
        (string Name, SpiceDeck Deck)[] faults = [.. Netlist.Elements(SpiceDeck.TextOfFile(Circuit)).Where(one => one.Kind is 'R' or 'M' && one.Part != "R67").SelectMany(one => Of(plugged, one))];
        (string Name, SpiceDeck Deck)[] cases =
        [
            ("no fault", plugged), ("battery empty, 2.5 V", plugged.With("BatteryVolts", 2.5)), ("VBUS 4.0 V", plugged.With("BusVolts", 4.0)),
            ("power-good stuck high", plugged.Edit("charger.cir", text => text.Replace("0.01*(1+tanh", "0*(1+tanh", StringComparison.Ordinal))),
            .. faults,
        ];
        SpiceResult[] results = spice.RunAll([.. cases.Select(one => one.Deck), plugged.With("BusVolts", 0)]);
        return new SpiceTable("Charger plugged, one part broken at a time: voltage of the trip net (below 1 V is tripped)",
        [
            .. cases.Select((one, i) => new SpiceRow(one.Name, results[i]["trip_V"], "V", null, 1.0, $"CHG {SpiceRow.Number(results[i]["chg_V"])} V")),
            new SpiceRow("no charger, no fault: trip net", results[^1]["trip_V"], "V", 3.0, null, $"CHG {SpiceRow.Number(results[^1]["chg_V"])} V"),
        ]);
    }

    private static IEnumerable<(string Name, SpiceDeck Deck)> Of(SpiceDeck deck, SpiceElement element)
    {
        string nodes = string.Join(' ', element.Nodes);
        yield return ($"{element.Part} open", Replaced(deck, element, element.Kind == 'R'
            ? $"{element.Name} {nodes} 1e12"
            : $"{element.Name} {element.Nodes[0]}_open {element.Nodes[1]} {element.Nodes[2]} {element.Value}\nRo_{element.Name} {element.Nodes[0]}_open 0 1e9"));
        (int First, int Second)[] pairs = element.Kind == 'R' ? [(0, 1)] : [(0, 2), (1, 2)];
        foreach ((int first, int second) in pairs)
        {
            string name = element.Kind == 'R' ? "shorted" : first == 0 ? "drain-source shorted" : "gate-source shorted";
            yield return ($"{element.Part} {name}", Replaced(deck, element, $"{element.Line}\nRf_{element.Name} {element.Nodes[first]} {element.Nodes[second]} 0.1"));
        }
    }

    private static SpiceDeck Replaced(SpiceDeck deck, SpiceElement element, string by) =>
        deck.Edit(Circuit, text => text.Replace("\n" + element.Line + "\n", "\n" + by + "\n", StringComparison.Ordinal));
}
