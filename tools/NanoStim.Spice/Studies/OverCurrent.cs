namespace NanoStim.Spice.Studies;

/// <summary>From an over-current to closed gates, in EMS.</summary>
public static class OverCurrent
{
    private const double MostMicros = 20;

    private static readonly Dictionary<string, double> SlowCorner = new()
    {
        ["TripLowerOhms"] = 20.2e3,
        ["TripUpperOhms"] = 9.9e3,
        ["TripFilterFarads"] = 1.05e-9,
        ["TripFilterOhms"] = 2.727e3,
    };

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        List<(string Name, SpiceDeck Deck, bool Mid)> cases = [];
        foreach ((string name, string switchName) in new[] { ("op-amp stuck high", "FaultOpAmp"), ("sink shorted", "FaultSink") })
        {
            foreach (double ohms in new[] { 0.1, 500 })
            {
                SpiceDeck deck = SpiceDeck.Load("over-current").With(changed).With(switchName, 1).With("LoadOhms", ohms);
                cases.Add(($"{name} during a pulse, {ohms:0.#} ohm", deck, true));
                cases.Add(($"{name} before a pulse, {ohms:0.#} ohm", deck.With("FaultAt", 1e-9), false));
            }

            SpiceDeck corner = SpiceDeck.Load("over-current").With(changed).With(SlowCorner).With(switchName, 1).With("LoadOhms", 0.1);
            cases.Add(($"{name} during a pulse, slow corner", corner, true));
            cases.Add(($"{name} before a pulse, slow corner", corner.With("FaultAt", 1e-9), false));
        }

        SpiceResult[] results = spice.RunAll([.. cases.Select(one => one.Deck)]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < results.Length; i++)
        {
            SpiceResult result = results[i];
            double from = cases[i].Mid ? 150e-6 : result["started_s"];
            double micros = ((result.Find("closed_s") ?? double.NaN) - from) * 1e6;
            rows.Add(new SpiceRow(cases[i].Name, micros, "us", null, MostMicros, $"peak {result["peak_mA"]:0} mA"));
        }

        return new SpiceTable("Over-current: from the fault, or the opening of the gate, to closed gates", rows);
    }
}
