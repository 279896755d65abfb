namespace NanoStim.Spice.Studies;

/// <summary>The self-test of the over-current comparators: each is seen to trip by itself, nothing flows, EMS starts as before.</summary>
public static class ComparatorTest
{
    private const double MaximumMicros = 100;
    private const double MaximumMicroAmps = 5;
    private const double MaximumNanoCoulombs = 2;

    // Injection low, both thresholds high.
    private static readonly Dictionary<string, double> Corner = new()
    {
        ["LogicVolts"] = 3.25,
        ["TestOhms"] = 1010,
        ["TripFilterOhms"] = 2.7e3 * 0.99,
        ["ReferenceVolts"] = 2.5 * 1.005,
        ["TripUpperOhms"] = 9.9e3,
        ["TripLowerOhms"] = 73.2e3 * 1.01,
    };

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        SpiceDeck usual = SpiceDeck.Load("test-injection").With(changed);
        List<(string Name, SpiceDeck Deck, bool Second)> cases = [];
        foreach (int ems in new[] { 0, 1 })
        {
            string slide = ems == 1 ? "EMS" : "MS";
            SpiceDeck deck = usual.With("Ems", ems);
            cases.Add(($"slide at {slide}, set-point low", deck, false));
            cases.Add(($"slide at {slide}, set-point low, every part at its worse end", deck.With(Corner.Where(one => changed.All(other => other.Key != one.Key))), false));
            cases.Add(($"slide at {slide}, set-point full", deck.With("SetLevel", 1), true));
            cases.Add(($"slide at {slide}, set-point full, 0.1 ohm", deck.With("SetLevel", 1).With("LoadOhms", 0.1), true));
        }

        SpiceResult[] results = spice.RunAll([.. cases.Select(one => one.Deck)]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < cases.Count; i++)
        {
            SpiceResult result = results[i];
            rows.Add(new SpiceRow(cases[i].Name + ": trips within", result.Find("tripped_us") ?? double.NaN, "us", null, MaximumMicros));
            rows.Add(new SpiceRow(cases[i].Name + $": {(cases[i].Second ? "second" : "first")} comparator", result[cases[i].Second ? "second_V" : "first_V"], "V", null, 0.5));
            rows.Add(new SpiceRow(cases[i].Name + $": {(cases[i].Second ? "first" : "second")} comparator", result[cases[i].Second ? "first_V" : "second_V"], "V", 3.0, null));
            rows.Add(new SpiceRow(cases[i].Name + ": load, latch armed", result["load_uA"], "uA", null, MaximumMicroAmps));
            rows.Add(new SpiceRow(cases[i].Name + ": charge through the load, with strays", result["load_nC"], "nC", null, MaximumNanoCoulombs));
        }

        SpiceDeck start = usual.With("Ems", 1).With("HvPin", 1);
        SpiceDeck open = usual.Edit("trip-logic.sub", text => text.Replace("XU26 ref_1 reference\n", "", StringComparison.Ordinal));
        SpiceResult[] others = spice.RunAll([start, start.With("SetLevel", 1), open]);
        rows.Add(new SpiceRow("normal start of EMS, high voltage before range: trips (0 = no)", Tripped(others[0]), "", null, 0));
        rows.Add(new SpiceRow("  the same with the set-point full", Tripped(others[1]), "", null, 0));
        rows.Add(new SpiceRow("reference U26 open: the test does not trip (0 = found)", Tripped(others[2]), "", null, 0));
        return new SpiceTable("Test of the over-current comparators: armed, range high without high voltage", rows);
    }

    private static double Tripped(SpiceResult result) => result.Find("tripped_us") is null ? 0 : 1;
}
