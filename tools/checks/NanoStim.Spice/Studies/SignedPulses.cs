namespace NanoStim.Spice.Studies;

/// <summary>The signed channels in motion: one pulse with all strays, healthy and broken, and the multiplexer.</summary>
public static class SignedPulses
{
    // What firmware may use in EMS (and in microcurrent at full set-point): present above, missing below.
    private const double PresentMicroAmps = 300;
    private const double AbsentMicroAmps = 150;

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        List<(string Name, SpiceDeck Deck, bool Positive, bool Negative)> cases = [];
        foreach (bool ems in new[] { true, false })
        {
            foreach (double ohms in new[] { 0.1, 1e3, 20e3 })
            {
                SpiceDeck deck = SpiceDeck.Load("sign-pulse").With(changed).With("Ems", ems ? 1 : 0).With("SetDuty", ems ? 1 / 3.0 : 1).With("LoadOhms", ohms);
                string name = $"{(ems ? "EMS 20 mA" : "MS 600 uA")}, {ohms:0.#} ohm";
                cases.Add(($"{name}, healthy", deck, true, true));
                cases.Add(($"{name}, A lost", deck.With("AHigh", 0), false, !ems));
                cases.Add(($"{name}, B lost", deck.With("BHigh", 0), true, false));
                if (ohms > 10e3)
                {
                    continue;
                }

                cases.Add(($"{name}, Q1 shorted", PartFaults.Named("Q1 drain-source shorted").Apply(deck), true, false));
                cases.Add(($"{name}, Q2 shorted", PartFaults.Named("Q2 drain-source shorted").Apply(deck), false, true));
                cases.Add(($"{name}, Q3 shorted", PartFaults.Named("Q3 drain-source shorted").Apply(deck), false, true));
                cases.Add(($"{name}, Q4 shorted", PartFaults.Named("Q4 drain-source shorted").Apply(deck), true, false));
            }
        }

        SpiceResult?[] results = spice.TryRunAll([.. cases.Select(one => one.Deck)]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < cases.Count; i++)
        {
            rows.Add(Row(cases[i].Name + ": SIGN_POS", results[i]?.Find("pos_uA"), cases[i].Positive));
            rows.Add(Row(cases[i].Name + ": SIGN_NEG", results[i]?.Find("neg_uA"), cases[i].Negative));
        }

        SpiceResult usual = spice.Run(SpiceDeck.Load("sign-pulse").With(changed));
        rows.Add(new SpiceRow("MS 600 uA, healthy: SIGN_MEAN, as a current", usual["mean_uA"], "uA", -10, 10));
        rows.Add(new SpiceRow("multiplexer, KICK low: pin less SIGN_POS", usual["mux_pos_V"] * 1e3, "mV", -5, 5));
        rows.Add(new SpiceRow("multiplexer, KICK high: pin less SIGN_NEG, 0.1 ms after the edge", usual["mux_neg_V"] * 1e3, "mV", -5, 5));
        rows.Add(new SpiceRow("multiplexer, KICK high: reservoir", usual["rail_V"], "V", 0.095, 0.105));
        return new SpiceTable("Signed channels in motion, one pulse of 300 us, 100 pF from each electrode to ground", rows);
    }

    private static SpiceRow Row(string name, double? microAmps, bool present) =>
        new(name, microAmps ?? double.NaN, "uA", present ? PresentMicroAmps : null, present ? null : AbsentMicroAmps);
}
