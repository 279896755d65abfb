namespace NanoStim.Spice.Studies;

/// <summary>A phase input stuck high at full EMS current: what the blocking capacitors and the load take until the phase limiter trips.</summary>
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
            ("500 ohm, slow limiter, small capacitors", SpiceDeck.Load("blocking").With(changed).With("PhaseLimitFarads", 10.1e-9)
                .With("PhaseLimitOhms", 55.7e3).With("BlockingFarads", 17.6e-6)),
            ("500 ohm, phase limiter dead", SpiceDeck.Load("blocking").With(changed).With("PhaseLimitFarads", 1)),
        ];
        SpiceResult[] results = spice.RunAll([.. cases.Select(one => one.Deck)]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < results.Length; i++)
        {
            if (i == results.Length - 1)
            {
                // The maximum-on-time limiter is what is left: its time, and the voltage on the capacitors.
                rows.Add(new SpiceRow($"bridge switch on until the limiter behind it trips, {cases[i].Name}", results[i]["limiter_ms"], "ms", 1.15, 1.45));
                rows.Add(new SpiceRow($"  charge into the load, {cases[i].Name}", results[i]["charge_uC"], "uC", null, 100));
                rows.Add(new SpiceRow($"  voltage of a blocking capacitor, {cases[i].Name}", results[i]["capacitor_V"], "V", null, 7));
                continue;
            }

            rows.Add(new SpiceRow($"bridge switch on until the phase limiter trips, {cases[i].Name}", results[i]["limiter_ms"] * 1e3, "us", null, 408, "with 5 us of dead time"));
            rows.Add(new SpiceRow($"  charge into the load, {cases[i].Name}", results[i]["charge_uC"], "uC", null, 24.48 * 1.02));
            rows.Add(new SpiceRow($"  voltage of a blocking capacitor, {cases[i].Name}", results[i]["capacitor_V"], "V", null, 4));
        }

        return new SpiceTable("Blocking capacitors with a phase input stuck high", rows);
    }
}
