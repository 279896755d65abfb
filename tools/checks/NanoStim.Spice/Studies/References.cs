using System.Globalization;

namespace NanoStim.Spice.Studies;

/// <summary>The over-current thresholds over the logic supply, and what a supply that is off makes of a pulse at full set-point.</summary>
public static class References
{
    private const double MaximumMicroCoulombs = 24.48 * 1.02;
    private const double MaximumMicros = 20;

    // Both thresholds with reference and dividers at the same end of their tolerances.
    private static readonly Dictionary<string, double> HighThreshold = new()
    {
        ["ReferenceVolts"] = 2.5 * 1.005,
        ["TripUpperOhms"] = 9.9e3,
        ["TripLowerOhms"] = 73.2e3 * 1.01,
        ["FeedTripUpperOhms"] = 9.9e3,
        ["FeedTripLowerOhms"] = 40.2e3 * 1.01,
    };

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        List<SpiceRow> rows = [];
        double[] supplies = [2.7, 3.0, 3.3, 4.25, 5.5];
        SpiceDeck still = SpiceDeck.Load("references").With(changed);
        SpiceResult[] levels = spice.RunAll([.. supplies.Select(volts => still.With("LogicVolts", volts)), still.With(HighThreshold).With(changed)]);
        for (int i = 0; i < supplies.Length; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"supply {supplies[i]} V: ");
            rows.Add(new SpiceRow(name + "threshold of the first comparator", levels[i]["oc_V"], "V", 2.2 * 0.985, 2.2 * 1.015, $"set-point at 100 %: {SpiceRow.Number(levels[i]["set_V"])} V"));
            rows.Add(new SpiceRow(name + "threshold of the second comparator", levels[i]["fd_V"], "V", 2.0 * 0.985, 2.0 * 1.015, $"{SpiceRow.Number(levels[i]["ref_mA"])} mA for a reference"));
        }

        rows.Add(new SpiceRow("every part high: first threshold, as EMS current", levels[^1]["oc_V"] / 33.31 * 1e3, "mA", null, 67.3));
        double[] loads = [0.1, 500];
        (double Volts, double Ohms)[] cases = [.. supplies.SelectMany(volts => loads.Select(ohms => (volts, ohms)))];
        SpiceDeck pulse = SpiceDeck.Load("ems-fault").With(changed);
        SpiceResult?[] results = spice.TryRunAll([.. cases.Select(one => pulse.With("LogicVolts", one.Volts).With("LoadOhms", one.Ohms))]);
        for (int i = 0; i < cases.Length; i++)
        {
            SpiceResult? result = results[i];
            string name = string.Create(CultureInfo.InvariantCulture, $"EMS pulse, supply {cases[i].Volts} V, {cases[i].Ohms} ohm: ");
            rows.Add(new SpiceRow(
                name + "time above 67.3 mA", result?["above_us"] ?? double.NaN, "us", null, MaximumMicros, result is null ? "not solved" : $"peak {SpiceRow.Number(result["peak_mA"])} mA"));
            rows.Add(new SpiceRow(name + "phase", result is null ? double.NaN : Math.Max(result["first_uC"], result["second_uC"]), "uC", null, MaximumMicroCoulombs));
        }

        return new SpiceTable("References: thresholds and pulses with the logic supply from 2.7 to 5.5 V", rows);
    }
}
