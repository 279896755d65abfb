namespace NanoStim.Spice.Studies;

/// <summary>
/// The microcurrent range with one fault at a time: load current over loads from 0.1 ohm to 1 MOhm, in both directions, with the
/// MCU's pins in every state and every part at the tolerance that makes the current larger. Nothing trips in this deck: what it
/// shows is what resistors and semiconductors allow by themselves.
/// </summary>
public static class SingleFaults
{
    /// <summary>The limit of the microcurrent range.</summary>
    public const double MaximumMicroAmps = 1000;

    // The two directions at full set-point, for the nominal figure.
    private const int FirstDriven = 5;
    private const int LastDriven = 6;

    // Each at the end of its tolerance that lets more current through.
    private static readonly Dictionary<string, double> Corner = new()
    {
        ["LogicVolts"] = 3.35,
        ["MicrocurrentRailVolts"] = 33.0 * 1.04,
        ["SeriesOhms"] = 36e3 * 0.99,
        ["SenseOhms"] = 3320 * 0.99,
        ["EmsSenseOhms"] = 33.2 * 0.99,
        ["SetPointLowerOhms"] = 11.5e3 * 1.01,
        ["SetPointUpperOhms"] = 7.5e3 * 0.99,
        ["SinkThresholdVolts"] = 0.5,
        ["GateSupplyVolts"] = 5.15,
        ["HoldOhms"] = 107e3 * 1.01,
    };

    /// <summary>Runs it for all faults, or for some.</summary>
    /// <param name="spice">The simulator.</param>
    /// <param name="faults">Which; all if null.</param>
    /// <param name="changed">Values other than nominal.</param>
    public static SpiceTable Run(NgSpice spice, IEnumerable<PartFault>? faults = null, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        PartFault[] cases = [new PartFault("no fault", deck => deck), .. faults ?? PartFaults.All];
        SpiceDeck usual = SpiceDeck.Load("single-fault").With(changed).With("FirstState", FirstDriven).With("LastState", LastDriven);
        SpiceDeck[] nominal = [.. cases.Select(fault => fault.Apply(usual))];
        SpiceDeck[] corner = [.. cases.Select(fault => fault.Apply(AtCorner(changed)))];
        SpiceResult?[] results = spice.TryRunAll([.. nominal, .. corner]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < cases.Length; i++)
        {
            (double driven, _) = Worst(results[i]?.Rows, FirstDriven, LastDriven - FirstDriven + 1);
            (double worst, PinState where) = Worst(results[cases.Length + i]?.Rows, 0, PinState.All);
            if (double.IsNaN(worst))
            {
                (worst, where) = WorstOfStaircase(spice, corner[i]);
            }

            rows.Add(new SpiceRow(cases[i].Name, worst, "uA", null, MaximumMicroAmps, $"{(double.IsNaN(driven) ? "" : $"nominal {SpiceRow.Number(driven)}; ")}{where}"));
        }

        return new SpiceTable("Single faults, microcurrent range: worst load current over loads, pins and tolerances", rows);
    }

    private static SpiceDeck AtCorner(KeyValuePair<string, double>[] changed)
    {
        // A changed value keeps its change: the corner is for the parts that are as designed.
        SpiceDeck deck = SpiceDeck.Load("single-fault");
        return deck.With(Corner.Where(one => changed.All(other => other.Key != one.Key))).With(changed);
    }

    private static (double MicroAmps, PinState Where) WorstOfStaircase(NgSpice spice, SpiceDeck deck)
    {
        int points = PinState.All * (PinState.LastExponent - PinState.FirstExponent + 1);
        try
        {
            return Worst(Staircase.Settled(spice.Run(Staircase.Of(deck, points)), points), 0, PinState.All);
        }
        catch (SpiceException)
        {
            return (double.NaN, default);
        }
    }

    // A sweep with a point that was not solved proves nothing: not a number, which no limit admits.
    private static (double MicroAmps, PinState Where) Worst(IReadOnlyList<double[]>? rows, int firstState, int states)
    {
        int points = states * (PinState.LastExponent - PinState.FirstExponent + 1);
        if (rows?.Count != points)
        {
            return (double.NaN, default);
        }

        (double MicroAmps, int Place) worst = rows.Select((row, place) => (row[1], place)).Max();
        return (worst.MicroAmps, PinState.At(worst.Place, firstState));
    }
}
