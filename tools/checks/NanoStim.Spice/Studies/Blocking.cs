namespace NanoStim.Spice.Studies;

/// <summary>A gate stuck open at full EMS current: what the blocking capacitors and the load take until the limiter acts.</summary>
public static class Blocking
{
    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        (string Name, SpiceDeck Deck)[] cases =
        [
            ("0.1 ohm", SpiceDeck.Load("blocking").With(changed).With("LoadOhms", 0.1)),
            ("500 ohm", SpiceDeck.Load("blocking").With(changed)),
            ("500 ohm, slow limiter, small capacitors", SpiceDeck.Load("blocking").With(changed).With("EmsGateFarads", 105e-9)
                .With("EmsGateOhms", 15.96e3).With("BlockingFarads", 17.6e-6)),
        ];
        SpiceResult[] results = spice.RunAll([.. cases.Select(one => one.Deck)]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < results.Length; i++)
        {
            rows.Add(new SpiceRow($"gate open until the limiter trips, {cases[i].Name}", results[i]["limiter_ms"], "ms", 1.15, 1.45));
            rows.Add(new SpiceRow($"  charge into the load, {cases[i].Name}", results[i]["charge_uC"], "uC", null, 100));
            rows.Add(new SpiceRow($"  voltage of a blocking capacitor, {cases[i].Name}", results[i]["capacitor_V"], "V", null, 7));
        }

        return new SpiceTable("Blocking capacitors with a gate stuck open", rows);
    }
}
