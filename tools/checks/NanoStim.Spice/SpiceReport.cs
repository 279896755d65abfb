using System.Globalization;
using NanoStim.Spice.Comparison;
using NanoStim.Spice.Studies;

namespace NanoStim.Spice;

/// <summary>Every study, one after the other.</summary>
public static class SpiceReport
{
    /// <summary>Studies by name, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, Func<NgSpice, SpiceTable> Run)> Studies { get; } =
    [
        ("steady", spice => SteadyCurrents.Run(spice)),
        ("over-current", spice => OverCurrent.Run(spice)),
        ("ems-faults", spice => EmsFaults.Run(spice)),
        ("single-faults", spice => SingleFaults.Run(spice)),
        ("two-means", spice => TwoMeans.Run(spice)),
        ("spikes", spice => Spikes.Run(spice)),
        ("tolerances", spice => Tolerances.Run(spice)),
        ("bridge", spice => BridgeSwitches.Run(spice)),
        ("blocking", spice => Blocking.Run(spice)),
        ("trip-times", spice => TripTimes.Run(spice)),
        ("sense", spice => SenseChain.Run(spice)),
        ("sign", spice => SignedChannel.Run(spice)),
        ("sign-pulses", spice => SignedPulses.Run(spice)),
        ("phase-limits", spice => PhaseLimits.Run(spice)),
        ("references", spice => References.Run(spice)),
        ("bleed", spice => Bleed.Run(spice)),
        ("charger", spice => ChargerTrips.Run(spice)),
        ("comparator-test", spice => ComparatorTest.Run(spice)),
        ("comparison", spice => WaveformComparison.Run(spice)),
        ("speed", WaveformComparison.Speed),
    ];

    /// <summary>Runs studies and writes their tables, each row with its margin, and the tightest margin of each at the end.</summary>
    /// <param name="spice">The simulator.</param>
    /// <param name="names">Names of studies; all if empty.</param>
    /// <param name="writer">Takes the tables.</param>
    /// <returns>Whether every limit holds.</returns>
    public static bool Write(NgSpice spice, IReadOnlyCollection<string> names, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(writer);
        if (spice.VersionWarning is string warning)
        {
            writer.WriteLine(warning);
            writer.WriteLine();
        }

        List<string> summary = [];
        bool holds = true;
        foreach ((string name, Func<NgSpice, SpiceTable> run) in Studies.Where(one => names.Count == 0 || names.Contains(one.Name)))
        {
            SpiceTable table;
            try
            {
                table = run(spice);
            }
            catch (SpiceException problem)
            {
                // One study that gives no result must not hide the others.
                writer.WriteLine($"{name}: no result. {problem.Message}");
                writer.WriteLine();
                summary.Add(string.Create(CultureInfo.InvariantCulture, $"  {name,-15} FAILS  no result"));
                holds = false;
                continue;
            }

            table.Write(writer);
            holds &= table.Holds;
            SpiceRow? tightest = table.Tightest;
            summary.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-15} {(table.Holds ? "holds" : "FAILS")}  tightest {tightest?.Margin ?? 0:P0}: {tightest?.Case}"));
        }

        writer.WriteLine("Summary");
        summary.ForEach(writer.WriteLine);
        return holds;
    }
}
