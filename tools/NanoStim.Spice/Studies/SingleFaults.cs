using System.Globalization;
using System.Text;

namespace NanoStim.Spice.Studies;

/// <summary>
/// The microcurrent range with one fault at a time: load current over loads from 0.1 ohm to 1 MOhm, in both directions, with the
/// MCU's pins in every state and every part at the tolerance that makes the current larger. Nothing trips in this deck: what it
/// shows is what resistors and semiconductors allow by themselves.
/// </summary>
public static class SingleFaults
{
    /// <summary>The limit of the microcurrent range.</summary>
    public const double MostMicroAmps = 1000;

    private static readonly string[] Loads = ["0.1", "500", "3k", "10k", "30k", "100k", "1meg"];

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
        SpiceDeck[] nominal = [.. cases.Select(fault => Sweep(fault.Apply(SpiceDeck.Load("single-fault").With(changed)), PinState.Driven))];
        SpiceDeck[] corner = [.. cases.Select(fault => Sweep(fault.Apply(AtCorner(changed)), PinState.All))];
        SpiceResult[] results = spice.RunAll([.. nominal, .. corner]);
        List<SpiceRow> rows = [];
        for (int i = 0; i < cases.Length; i++)
        {
            (double usual, _) = Worst(results[i], PinState.Driven);
            (double worst, string where) = Worst(results[cases.Length + i], PinState.All);
            rows.Add(new SpiceRow(cases[i].Name, worst, "uA", null, MostMicroAmps, $"nominal {SpiceRow.Number(usual)}; {where}"));
        }

        return new SpiceTable("Single faults, microcurrent range: worst load current over loads, pins and tolerances", rows);
    }

    private static SpiceDeck AtCorner(KeyValuePair<string, double>[] changed)
    {
        // A changed value keeps its change: the corner is for the parts that are as designed.
        SpiceDeck deck = SpiceDeck.Load("single-fault");
        return deck.With(Corner.Where(one => changed.All(other => other.Key != one.Key))).With(changed);
    }

    private static SpiceDeck Sweep(SpiceDeck deck, IReadOnlyList<PinState> states)
    {
        double logic = deck.FrontEnd("LogicVolts");
        double lower = deck.FrontEnd("SetPointLowerOhms");
        SupplyLevels levels = new(logic, deck.FrontEnd("GateSupplyVolts"), logic * lower / (lower + deck.FrontEnd("SetPointUpperOhms")));
        StringBuilder control = new();
        for (int state = 0; state < states.Count; state++)
        {
            states[state].Write(control, levels);
            foreach (string load in Loads)
            {
                control.Append(CultureInfo.InvariantCulture, $"alter rload = {load}\nop\nlet ua = abs(i(vm))*1e6\n");
                control.Append(CultureInfo.InvariantCulture, $"echo \"RESULT s{state}_{load} $&ua\"\ndestroy\n");
            }
        }

        return deck.WithControl(control.ToString());
    }

    private static (double MicroAmps, string Where) Worst(SpiceResult result, IReadOnlyList<PinState> states)
    {
        (double MicroAmps, string Where) worst = (0, "");
        for (int state = 0; state < states.Count; state++)
        {
            foreach (string load in Loads)
            {
                // Every point must have been solved: the indexer throws if one was not.
                double microAmps = result[$"s{state}_{load}"];
                if (microAmps > worst.MicroAmps)
                {
                    worst = (microAmps, $"{load} ohm, {states[state]}");
                }
            }
        }

        return worst;
    }
}
