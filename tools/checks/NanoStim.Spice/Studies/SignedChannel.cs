namespace NanoStim.Spice.Studies;

/// <summary>
/// What SIGN_POS and SIGN_NEG show for every load from 0.1 ohm to 1 MOhm, in a healthy device, with a phase lost and with each
/// bridge switch shorted or open: by what margin firmware can tell the cases apart. Settled points.
/// </summary>
public static class SignedChannel
{
    /// <summary>A polarity is there if its reading is above this part of the other one's.</summary>
    public const double PresentFraction = 0.8;

    /// <summary>
    /// A polarity is missing if its reading is below this part of the other one's. It is not zero: with Q1 or Q2 shorted and a load of
    /// few ohms the two leg diodes share the current, 27 % of 600 uA and nearly half of 10 uA through the load.
    /// </summary>
    public const double AbsentFraction = 0.6;

    // Below this neither reading counts: the load takes no current worth judging.
    private const double SilentMicroAmps = 8;

    // 0.1 ohm to 1 MOhm in decades, in each phase.
    private const int Loads = 8;

    private static readonly string[] Switches = ["Q1", "Q2", "Q3", "Q4"];

    // Values and offsets at the ends of their tolerances: readings high, and readings low.
    private static readonly Dictionary<string, double> High = new()
    {
        ["SignShuntOhms"] = 390 * 1.01,
        ["SignBalanceOhms"] = 390 * 0.99,
        ["SignInputOhms"] = 22e3 * 1.2,
        ["SignBiasAmps"] = 41e-6,
        ["SignGain"] = 8.2 * 1.002,
        ["SignOffsetVolts"] = 150e-6,
        ["OpAmpOffset"] = 0.5e-3,
    };

    private static readonly Dictionary<string, double> Low = new()
    {
        ["SignShuntOhms"] = 390 * 0.99,
        ["SignBalanceOhms"] = 390 * 1.01,
        ["SignInputOhms"] = 22e3 * 0.8,
        ["SignBiasAmps"] = 41e-6,
        ["SignGain"] = 8.2 * 0.998,
        ["SignOffsetVolts"] = -150e-6,
        ["OpAmpOffset"] = -0.5e-3,
    };

    /// <summary>Runs it for both ranges.</summary>
    public static SpiceTable Run(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        return new SpiceTable(
            "Signed channels, 0.1 ohm to 1 MOhm: reading, and share of the weaker polarity (1 = both alike, 0 = one missing)",
            [.. Microcurrent(spice, changed), .. Ems(spice, changed)]);
    }

    /// <summary>The microcurrent range.</summary>
    public static IReadOnlyList<SpiceRow> Microcurrent(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        List<SpiceRow> rows = [];
        SpiceDeck usual = SpiceDeck.Load("sign-static").With(changed);
        foreach (double microAmps in new[] { 30.0, 100, 600 })
        {
            SpiceDeck deck = usual.With("SetDuty", microAmps / 602.4);
            (string Name, SpiceDeck Deck)[] corners = [("nominal", deck), ("readings high", deck.With(At(High, changed))), ("readings low", deck.With(At(Low, changed)))];
            SpiceResult[] results = spice.RunAll([.. corners.Select(one => one.Deck)]);
            for (int i = 0; i < corners.Length; i++)
            {
                (double low, double high) = Errors(results[i]);
                string name = $"MS {microAmps:0} uA, {corners[i].Name}: reading less load current";
                rows.Add(new SpiceRow(name + ", lowest", low, "uA", -0.04 * microAmps - 2.5, null));
                rows.Add(new SpiceRow(name + ", highest", high, "uA", null, 0.04 * microAmps + 2.5));
            }

            rows.AddRange(Faults(spice, $"MS {microAmps:0} uA", deck.With(At(High, changed)), Switches));
        }

        return rows;
    }

    /// <summary>The EMS range, where a reading says that there is current of this sign.</summary>
    public static IReadOnlyList<SpiceRow> Ems(NgSpice spice, params KeyValuePair<string, double>[] changed)
    {
        ArgumentNullException.ThrowIfNull(spice);
        List<SpiceRow> rows = [];
        foreach (double milliAmps in new[] { 1.0, 60 })
        {
            SpiceDeck deck = SpiceDeck.Load("sign-static").With(changed).With("Ems", 1).With("SetDuty", milliAmps / 60.1);
            rows.AddRange(Faults(spice, $"EMS {milliAmps:0} mA", deck.With(At(High, changed)), Switches));
        }

        return rows;
    }

    private static IEnumerable<SpiceRow> Faults(NgSpice spice, string name, SpiceDeck deck, string[] switches)
    {
        (string Name, SpiceDeck Deck, bool Healthy)[] cases =
        [
            ("healthy", deck, true),
            ("positive phase lost", deck.With("LostPhase", 1), false),
            ("negative phase lost", deck.With("LostPhase", 2), false),
            // Q1 or Q2 shorted in EMS: the leg diodes share tens of milliamperes, and both readings are cut. Checked before EMS instead.
            .. switches.Where(part => name.StartsWith("MS", StringComparison.Ordinal) || part is "Q3" or "Q4").Select(part => ($"{part} drain-source shorted", PartFaults.Named($"{part} drain-source shorted").Apply(deck), false)),
            .. switches.Select(part => ($"{part} open", PartFaults.Named($"{part} open").Apply(deck), false)),
        ];
        SpiceResult?[] results = spice.TryRunAll([.. cases.Select(one => one.Deck)]);
        for (int i = 0; i < cases.Length; i++)
        {
            double[] shares = results[i] is SpiceResult result ? Shares(result) : [double.NaN];
            yield return cases[i].Healthy
                ? new SpiceRow($"{name}, {cases[i].Name}: lowest share", shares.Min(), "", PresentFraction, null)
                : new SpiceRow($"{name}, {cases[i].Name}: highest share", shares.Max(), "", null, AbsentFraction);
        }
    }

    private static IEnumerable<KeyValuePair<string, double>> At(Dictionary<string, double> corner, KeyValuePair<string, double>[] changed) =>
        corner.Where(one => changed.All(other => other.Key != one.Key));

    // Rows: load exponents of the positive phase, then of the negative; columns: load current, sense voltage, SIGN_POS, SIGN_NEG, SIGN_MEAN.
    private static IReadOnlyList<double[]> Points(SpiceResult result)
    {
        IReadOnlyList<double[]> rows = Staircase.Settled(result, 2 * Loads);
        return rows.Count == 2 * Loads ? rows : throw new SpiceException($"Deck 'sign-static' ended after {rows.Count} of {2 * Loads} points.");
    }

    private static (double Low, double High) Errors(SpiceResult result)
    {
        double[] errors = [.. Points(result).Select(row => Math.Max(row[3], row[4]) - Math.Abs(row[1]))];
        return (errors.Min(), errors.Max());
    }

    // What firmware holds of a pulse: SIGN_POS of the positive phase, SIGN_NEG of the negative, whichever phase put them there.
    private static double[] Shares(SpiceResult result)
    {
        IReadOnlyList<double[]> rows = Points(result);
        List<double> shares = [];
        for (int i = 0; i < Loads; i++)
        {
            double positive = Math.Max(rows[i][3], rows[Loads + i][3]);
            double negative = Math.Max(rows[i][4], rows[Loads + i][4]);
            double larger = Math.Max(positive, negative);
            shares.Add(larger < SilentMicroAmps ? double.NaN : Math.Max(0, Math.Min(positive, negative)) / larger);
        }

        return [.. shares.Where(share => !double.IsNaN(share))];
    }
}
