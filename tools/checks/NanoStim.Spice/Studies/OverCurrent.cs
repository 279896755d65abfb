namespace NanoStim.Spice.Studies;

/// <summary>From an over-current to bridge switches off, in EMS: both comparators, and each alone where the other sees nothing.</summary>
public static class OverCurrent
{
    private const double MaximumMicros = 20;
    private const double FaultSeconds = 150e-6;

    // The charge limit of a phase in EMS, with 2 %.
    private const double MaximumMicroCoulombs = 24.48 * 1.02;

    private static readonly Dictionary<string, double> SlowCorner = new()
    {
        ["TripLowerOhms"] = 73.2e3 * 1.01,
        ["TripUpperOhms"] = 9.9e3,
        ["TripFilterFarads"] = 1.05e-9,
        ["TripFilterOhms"] = 2.727e3,
        ["FeedShuntOhms"] = 1.5 * 0.99,
        ["FeedGain"] = 20 * 0.99,
        ["FeedTripLowerOhms"] = 40.2e3 * 1.01,
        ["FeedTripUpperOhms"] = 9.9e3,
        ["ReferenceVolts"] = 2.5 * 1.005,
    };

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        SpiceDeck usual = SpiceDeck.Load("over-current").With(changed);

        // Its lower resistor is open: the first comparator sees nothing.
        SpiceDeck second = usual.With("TripLowerOhms", 1e9);
        (string Name, SpiceDeck Deck, bool Mid)[] cases =
        [
            .. Cases("op-amp stuck high", usual.With("FaultOpAmp", 1)),
            .. Cases("sink shorted", usual.With("FaultSink", 1)),
            .. Cases("sense node shorted", usual.With("FaultSense", 1)),
            ("sense node shorted before a pulse of 1 mA, 0.1 ohm", usual.With("FaultSense", 1).With("FaultAt", 1e-9).With("SetDuty", 1.0 / 60).With("LoadOhms", 0.1), false),
            ("R11 shorted before a pulse, 0.1 ohm", PartFaults.Named("R11 shorted").Apply(usual).With("LoadOhms", 0.1), false),
            ("lead B on ground before a pulse, 500 ohm", PartFaults.Named("lead B on ground").Apply(usual), false),
            .. Cases("second comparator alone, sink shorted", second.With("FaultSink", 1)),
        ];
        SpiceResult[] results = spice.RunAll([.. cases.Select(one => one.Deck)]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < cases.Length; i++)
        {
            SpiceResult result = results[i];
            double from = cases[i].Mid ? FaultSeconds : result["started_s"];
            double micros = ((result.Find("closed_s") ?? double.NaN) - from) * 1e6;
            rows.Add(new SpiceRow(cases[i].Name, micros, "us", null, MaximumMicros, $"peak {result["peak_mA"]:0} mA, phase {result["charge_uC"]:0.0} uC"));
        }

        rows.Add(new SpiceRow("maximum charge of such a phase", results.Max(result => result["charge_uC"]), "uC", null, MaximumMicroCoulombs));
        return new SpiceTable("Over-current: from the fault, or from switch-on, to bridge switches off", rows);
    }

    private static IEnumerable<(string Name, SpiceDeck Deck, bool Mid)> Cases(string name, SpiceDeck deck)
    {
        foreach (double ohms in new[] { 0.1, 500 })
        {
            yield return ($"{name} during a pulse, {ohms:0.#} ohm", deck.With("LoadOhms", ohms), true);
            yield return ($"{name} before a pulse, {ohms:0.#} ohm", deck.With("LoadOhms", ohms).With("FaultAt", 1e-9), false);
        }

        // A comparator that has been made blind stays so.
        bool blind = deck.FrontEnd("TripLowerOhms") > 1e6;
        SpiceDeck corner = deck.With(SlowCorner.Where(one => !blind || one.Key != "TripLowerOhms")).With("LoadOhms", 0.1);
        yield return ($"{name} during a pulse, slow corner", corner, true);
        yield return ($"{name} before a pulse, slow corner", corner.With("FaultAt", 1e-9), false);
    }
}
