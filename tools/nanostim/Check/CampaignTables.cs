using System.Globalization;
using NanoStim.Campaign;
using NanoStim.Firmware.Modes;
using Spectre.Console;

namespace NanoStim.Cli.Check;

/// <summary>The tables of a campaign, and a command for each violation.</summary>
internal static class CampaignTables
{
    public static void Show(IAnsiConsole console, CampaignReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("mode", "fault", "runs", "trips", "latency p50", "latency max", "from detection", "worst peak", "extra charge");
        table.Columns[1].NoWrap();
        foreach (TableColumn column in table.Columns.Skip(2))
        {
            column.RightAligned();
        }

        foreach (FaultRow row in report.Rows())
        {
            table.AddRow(
                ModeCatalogue.Of(row.Mode).Name,
                row.Fault,
                Text(row.Runs, "0"),
                Text(row.Trips, "0"),
                Millis(row.LatencyP50Micros),
                Millis(row.LatencyMaxMicros),
                Millis(row.DetectedToOffMaxMicros),
                double.IsNaN(row.WorstPeakMicroAmps) ? "-" : Current(row.WorstPeakMicroAmps),
                double.IsNaN(row.WorstExtraNanoCoulombs) ? "-" : Text(row.WorstExtraNanoCoulombs / 1000, "0.0") + " µC");
        }

        console.Write(table);
        console.WriteLine("Latency, peak and charge: of the sessions with this fault alone. Latency: time with current after the fault, in sessions that ended in a trip; of that, from the step or the latch that detected it.");
        foreach (CampaignRun run in report.Violations)
        {
            // As plain lines of any length: they are for copying.
            console.Profile.Out.Writer.WriteLine($"violation in run {run.Case.Number}: {string.Join("; ", run.Violations)}");
            console.Profile.Out.Writer.WriteLine($"  {run.Case.Command()}");
        }

        int beyond = report.BeyondClaim.Count();
        int beyondLimits = report.BeyondClaim.Count(run => run.Violations.Count > 0);
        console.WriteLine($"Two failed parts at once, of which nothing is claimed: {beyond} runs, {beyondLimits} of them outside the limits.");
        console.WriteLine($"{report.Runs.Count} runs, seed {report.Seed}: {report.Violations.Count()} violations.");
    }

    private static string Millis(double micros) => double.IsNaN(micros) ? "-" : Text(micros / 1000, "0.0") + " ms";

    private static string Current(double microAmps) =>
        microAmps < 1000 ? Text(microAmps, "0.0") + " µA" : Text(microAmps / 1000, "0.000") + " mA";

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
