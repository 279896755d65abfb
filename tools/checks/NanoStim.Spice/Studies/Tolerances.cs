using NanoStim.VirtualBoard;

namespace NanoStim.Spice.Studies;

/// <summary>Boards as they are built: every value anywhere within its tolerance.</summary>
public static class Tolerances
{
    private const int Boards = 40;
    private const int Seed = 20;

    // What bears on the current of an uncalibrated board, or on the trip threshold.
    private static readonly string[] Varied =
    [
        "LogicVolts", "SetPointUpperOhms", "SetPointLowerOhms", "SenseOhms", "EmsSenseOhms", "RangeSwitchOhms", "SinkThresholdVolts",
        "SinkOverdrive", "GateSupplyVolts", "MicrocurrentRailVolts", "SeriesOhms", "EmsRailVolts", "HoldOhms", "SenseShiftOhms",
        "TripUpperOhms", "TripLowerOhms", "TripFilterOhms", "TripFilterFarads", "DeadTimeOhms", "DeadTimeFarads", "FeedShuntOhms",
        "FeedGain", "FeedTripUpperOhms", "FeedTripLowerOhms", "ReferenceVolts",
    ];

    /// <summary>Runs it.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        Dictionary<string, double>[] boards = Draw(changed);
        SpiceResult[] low = spice.RunAll([.. boards.Select(board => SpiceDeck.Load("steady-ms").With(board))]);
        SpiceResult[] high = spice.RunAll([.. boards.Select(board => SpiceDeck.Load("over-current").With(board))]);
        double[] microAmps = [.. low.Select(one => one["load_500"])];
        double[] compliance = [.. low.Select(one => one["load_12k"])];
        double[] milliAmps = [.. high.Select(one => one["peak_mA"])];
        int falseTrips = high.Count(one => one.Find("closed_s") is not null);
        List<SpiceRow> rows =
        [
            new SpiceRow($"MS full scale, minimum of {Boards} boards", microAmps.Min(), "uA", 570, null),
            new SpiceRow($"MS full scale, maximum of {Boards} boards", microAmps.Max(), "uA", null, 635, $"standard deviation {SpiceRow.Number(Deviation(microAmps))} uA"),
            new SpiceRow("MS full scale into 12 kOhm, minimum", compliance.Min(), "uA", 545, null),
            new SpiceRow("EMS pulse at full scale, minimum", milliAmps.Min(), "mA", 57, null),
            new SpiceRow("EMS pulse at full scale, maximum", milliAmps.Max(), "mA", null, 66, $"standard deviation {SpiceRow.Number(Deviation(milliAmps))} mA"),
            new SpiceRow("EMS pulse at full scale, false trips", falseTrips, "", null, 0),
        ];
        rows.AddRange(Corners(spice, changed));
        return new SpiceTable("Tolerances: random boards, and corners", rows);
    }

    private static Dictionary<string, double>[] Draw(KeyValuePair<string, double>[] changed)
    {
        Random random = new(Seed);
        FrontEndFile file = FrontEndFile.Reference;
        Dictionary<string, FrontEndValue> values = file.Values.ToDictionary(one => one.Name, StringComparer.Ordinal);
        Dictionary<string, double>[] boards = new Dictionary<string, double>[Boards];
        for (int i = 0; i < Boards; i++)
        {
            boards[i] = Varied.ToDictionary(
                name => name, name => values[name].Value * (1 + values[name].Tolerance * (2 * random.NextDouble() - 1)), StringComparer.Ordinal);
            foreach ((string name, double value) in changed)
            {
                boards[i][name] = value;
            }
        }

        return boards;
    }

    // Full scale follows the logic supply (1.5 %), the thresholds their references (0.5 %); dividers and, for the feed, two shunts come on top.
    private static IEnumerable<SpiceRow> Corners(NgSpice spice, KeyValuePair<string, double>[] changed)
    {
        Dictionary<string, double> tight = new(StringComparer.Ordinal)
        {
            ["SetPointUpperOhms"] = 7.5e3 * 0.99,
            ["SetPointLowerOhms"] = 11.5e3 * 1.01,
            ["TripUpperOhms"] = 10e3 * 1.01,
            ["TripLowerOhms"] = 73.2e3 * 0.99,
            ["ReferenceVolts"] = 2.5 * 0.995,
            ["LogicVolts"] = 3.35,
        };
        SpiceDeck deck = SpiceDeck.Load("over-current").With(tight).With(changed).With("LoadOhms", 500);
        SpiceResult result = spice.Run(deck);
        yield return new SpiceRow("EMS, threshold low and set-point high: false trip (0 = no)", result.Find("closed_s") is null ? 0 : 1, "", null, 0);
        Dictionary<string, double> feed = new(StringComparer.Ordinal)
        {
            ["SetPointUpperOhms"] = 7.5e3 * 0.99,
            ["SetPointLowerOhms"] = 11.5e3 * 1.01,
            ["EmsSenseOhms"] = 33.2 * 0.99,
            ["RangeSwitchOhms"] = 0.45 * 0.6,
            ["FeedShuntOhms"] = 1.5 * 1.01,
            ["FeedGain"] = 20 * 1.01,
            ["FeedTripUpperOhms"] = 10e3 * 1.01,
            ["FeedTripLowerOhms"] = 40.2e3 * 0.99,
            ["ReferenceVolts"] = 2.5 * 0.995,
            ["LogicVolts"] = 3.35,
        };
        result = spice.Run(SpiceDeck.Load("over-current").With(feed).With(changed).With("LoadOhms", 500));
        yield return new SpiceRow("EMS, second threshold low, shunt and current high: false trip (0 = no)", result.Find("closed_s") is null ? 0 : 1, "", null, 0, $"peak {result["peak_mA"]:0.0} mA");
        Dictionary<string, double> weak = new(StringComparer.Ordinal)
        {
            ["LogicVolts"] = 3.25,
            ["SinkThresholdVolts"] = 1.0,
            ["SinkOverdrive"] = 1.33,
            ["GateSupplyVolts"] = 4.85,
        };
        result = spice.Run(SpiceDeck.Load("steady-ems").With(weak).With(changed));
        yield return new SpiceRow("EMS, sink FET with the highest threshold: full scale reached", result["amps_mA"], "mA", 50, null);
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
    }
}
