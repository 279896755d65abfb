namespace NanoStim.Spice.Studies;

/// <summary>How long the load current of the microcurrent range stays above 1 mA when strays discharge and bridge switches turn on and off.</summary>
public static class Spikes
{
    // The claim is about more than a millisecond; what strays do must stay far below.
    private const double MaximumMicros = 50;

    private static readonly string[] Faults =
    [
        "U1 output at its supply", "U2 stuck at the set-point", "Q7 drain-source shorted", "Q8 drain-source shorted", "R10 shorted",
        "R40 shorted", "Q1 drain-source shorted", "Q3 drain-source shorted", "slide switch contact 1 closed",
        "slide switch contact 2 closed", "lead B on ground", "Q9 drain-source shorted",
    ];

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        PartFault[] cases = [new PartFault("no fault", deck => deck), .. Faults.Select(PartFaults.Named)];
        SpiceResult?[] results = spice.TryRunAll([.. cases.Select(one => one.Apply(SpiceDeck.Load("spikes").With(changed)))]);
        return new SpiceTable(
            "Microcurrent range in motion, 500 ohm: time above 1 mA in a pulse pair",
            [.. cases.Select((one, i) => new SpiceRow(
                one.Name, results[i]?["above_us"] ?? double.NaN, "us", null, MaximumMicros,
                results[i] is null ? "not solved" : $"peak {SpiceRow.Number(results[i]!["peak_uA"])} uA, then {SpiceRow.Number(results[i]!["settled_uA"])} uA"))]);
    }
}
