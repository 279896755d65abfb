namespace NanoStim.Spice.Studies;

/// <summary>Resistors and relays across the blocking capacitors: direct current with a switch shorted, and discharge.</summary>
public static class Bleed
{
    private const double MaximumMicroAmps = 10;

    // Film at half its insulation, resistors low, the rail high.
    private static readonly Dictionary<string, double> Corner = new()
    {
        ["BlockingBleedOhms"] = 9.9e6,
        ["BlockingLeakOhms"] = 22.5e6,
        ["EmsRailVolts"] = 72.8,
    };

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        SpiceDeck usual = SpiceDeck.Load("bleed").With(changed);
        SpiceDeck corner = SpiceDeck.Load("bleed").With(Corner.Where(one => changed.All(other => other.Key != one.Key))).With(changed);
        (string Name, SpiceDeck Deck)[] cases =
        [
            ("no fault, input held without end", usual),
            .. Shorted("nominal", usual),
            .. Shorted("every part at its worse end", corner),
        ];
        SpiceResult[] results = spice.RunAll([.. cases.Select(one => one.Deck)]);
        SpiceResult[] empty = spice.RunAll([SpiceDeck.Load("discharge").With(changed), SpiceDeck.Load("discharge").With(changed).With("ArmVolts", 3.3)]);
        return new SpiceTable("Direct current through the load at EMS, and discharge of the blocking capacitors",
        [
            .. cases.Select((one, i) => new SpiceRow(one.Name, results[i]["dc_uA"], "uA", null, MaximumMicroAmps)),
            new SpiceRow("latch tripped: 5 V falls to 1.84 V within", empty[0].Find("fallen_s") ?? double.NaN, "s", null, 6),
            new SpiceRow("latch tripped: left of 5 V after 39 s", empty[0]["end_V"], "V", null, 0.1),
            new SpiceRow("latch armed: left of 5 V after 39 s", empty[1]["end_V"], "V", 3, null),
        ]);
    }

    private static IEnumerable<(string Name, SpiceDeck Deck)> Shorted(string name, SpiceDeck deck)
    {
        foreach (string part in new[] { "Q1", "Q2", "Q3", "Q4" })
        {
            SpiceDeck broken = PartFaults.Named($"{part} drain-source shorted").Apply(deck);
            foreach (int positive in new[] { 1, 0 })
            {
                yield return ($"{part} shorted, {(positive == 1 ? "positive" : "negative")} input held without end, {name}", broken.With("Positive", positive).With("LoadOhms", 0.1));
            }
        }
    }
}
