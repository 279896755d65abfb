namespace NanoStim.Spice.Studies;

/// <summary>The signed channels in motion: one pulse with all strays, healthy and broken, and the multiplexer.</summary>
public static class SignedPulses
{
    // What firmware may use in EMS: present above, missing below.
    private const double PresentMicroAmps = 300;
    private const double AbsentMicroAmps = 150;

    // And wherever the amplitude is read: missing below 0.7 of the larger of the two, healthy well above.
    private const double PresentFraction = 0.75;
    private const double AbsentFraction = 0.66;

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        List<(string Name, SpiceDeck Deck, bool Positive, bool Negative, double Present, double Absent)> cases = [];
        SpiceDeck usual = SpiceDeck.Load("sign-pulse").With(changed);
        SpiceDeck pretest = usual.With("Ems", 1).With("PreTest", 1).With("SetDuty", 500 / 602.4);
        foreach (double ohms in new[] { 0.1, 1e3, 20e3 })
        {
            SpiceDeck ems = usual.With("Ems", 1).With("SetDuty", 1 / 3.0).With("LoadOhms", ohms);
            string name = $"EMS 20 mA, {ohms:0.#} ohm";
            cases.Add(($"{name}, healthy", ems, true, true, PresentMicroAmps, AbsentMicroAmps));
            cases.Add(($"{name}, A lost", ems.With("AHigh", 0), false, false, PresentMicroAmps, AbsentMicroAmps));
            cases.Add(($"{name}, B lost", ems.With("BHigh", 0), true, false, PresentMicroAmps, AbsentMicroAmps));
            Amplitudes(cases, $"MS 600 uA, {ohms:0.#} ohm", usual.With("LoadOhms", ohms), ohms > 10e3 ? 340 : 600, ohms < 10e3);
            Amplitudes(cases, $"before EMS 500 uA, {ohms:0.#} ohm", pretest.With("LoadOhms", ohms), ohms > 10e3 ? 340 : 500, ohms < 10e3);
        }

        SpiceResult?[] results = spice.TryRunAll([.. cases.Select(one => one.Deck)]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < cases.Count; i++)
        {
            rows.Add(Row(cases[i].Name + ": SIGN_POS", results[i]?.Find("pos_uA"), cases[i].Positive ? cases[i].Present : null, cases[i].Absent));
            rows.Add(Row(cases[i].Name + ": SIGN_NEG", results[i]?.Find("neg_uA"), cases[i].Negative ? cases[i].Present : null, cases[i].Absent));
        }

        foreach (string part in new[] { "Q3", "Q4" })
        {
            // Not seen by the signs, as nothing of a phase is left: the first comparator trips at once.
            SpiceDeck broken = PartFaults.Named($"{part} drain-source shorted").Apply(usual.With("Ems", 1).With("SetDuty", 1 / 3.0).With("LoadOhms", 1e3));
            rows.Add(new SpiceRow($"EMS 20 mA, 1000 ohm, {part} shorted: trips at", (spice.Run(broken).Find("tripped_s") ?? double.NaN) * 1e6, "us", null, 700));
        }

        SpiceResult still = spice.Run(usual);
        rows.Add(new SpiceRow("MS 600 uA, healthy: SIGN_MEAN, as a current", still["mean_uA"], "uA", -10, 10));
        rows.Add(new SpiceRow("multiplexer, KICK low: pin less SIGN_POS", still["mux_pos_V"] * 1e3, "mV", -5, 5));
        rows.Add(new SpiceRow("multiplexer, KICK high: pin less SIGN_NEG, 0.1 ms after the edge", still["mux_neg_V"] * 1e3, "mV", -5, 5));
        rows.Add(new SpiceRow("multiplexer, KICK high: reservoir", still["rail_V"], "V", 0.095, 0.105));
        return new SpiceTable("Signed channels in motion, one pulse of 300 us, 100 pF from each electrode to ground", rows);
    }

    private static void Amplitudes(
        List<(string Name, SpiceDeck Deck, bool Positive, bool Negative, double Present, double Absent)> cases, string name, SpiceDeck deck, double microAmps, bool broken)
    {
        double present = PresentFraction * microAmps;
        double absent = AbsentFraction * microAmps;
        bool ems = name.StartsWith("before EMS", StringComparison.Ordinal);
        cases.Add(($"{name}, healthy", deck, true, true, present, absent));
        cases.Add(($"{name}, A lost", deck.With("AHigh", 0), false, !ems, present, absent));
        cases.Add(($"{name}, B lost", deck.With("BHigh", 0), true, false, present, absent));
        foreach ((string part, bool positive) in broken ? new[] { ("Q1", true), ("Q2", false), ("Q3", false), ("Q4", true) } : [])
        {
            cases.Add(($"{name}, {part} shorted", PartFaults.Named($"{part} drain-source shorted").Apply(deck), positive, !positive, present, absent));
        }
    }

    private static SpiceRow Row(string name, double? microAmps, double? present, double absent) =>
        new(name, microAmps ?? double.NaN, "uA", present, present is null ? absent : null);
}
