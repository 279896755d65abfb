using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using NanoStim.Firmware.Modes;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Campaign.Tests;

/// <summary>The table of docs/safety-latency.md is that of a campaign of 20,000 sessions, and the first ones of these stay within it.</summary>
internal sealed class LatencyPageTests
{
    private const int PageRuns = 20_000;
    private const int CheckedRuns = 1_000;
    private const int Seed = 1;
    private const string Begins = "<!-- latency -->\n";
    private const string Ends = "<!-- /latency -->";

    // Figures are printed in tenths.
    private const double Rounding = 0.051;

    private static string Page => Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "safety-latency.md");

    [Test]
    [Requirement("SR-13")]
    [Requirement("SR-15")]
    [Requirement("SR-21")]
    public void Worst_latencies_are_those_of_the_page()
    {
        string text = File.ReadAllText(Page).Replace("\r\n", "\n", StringComparison.Ordinal);
        int begin = text.IndexOf(Begins, StringComparison.Ordinal) + Begins.Length;
        int end = text.IndexOf(Ends, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("NANOSTIM_ACCEPT") == "1")
        {
            File.WriteAllText(Page, text[..begin] + Table(FaultCampaign.Run(PageRuns, Seed, null, Environment.ProcessorCount)) + text[end..]);
            return;
        }

        Dictionary<string, string[]> rows = text[begin..end].Split('\n').Where(line => line.StartsWith("| ms |", StringComparison.Ordinal) || line.StartsWith("| ems |", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(cells => $"{cells[1]} {cells[2]}");
        foreach (FaultRow row in FaultCampaign.Run(CheckedRuns, Seed, null, Environment.ProcessorCount).Rows())
        {
            string key = $"{ModeCatalogue.Of(row.Mode).Name} {row.Fault}";
            Assert.That(rows, Contains.Key(key), "write the table again with NANOSTIM_ACCEPT=1");
            AssertWithin(row.LatencyMaxMicros / 1e3, rows[key][6], key);
            AssertWithin(row.DetectedToOffMaxMicros / 1e3, rows[key][7], key);
            AssertWithin(row.WorstPeakMicroAmps / 1e3, rows[key][8], key);
        }
    }

    private static void AssertWithin(double figure, string printed, string row)
    {
        if (!double.IsNaN(figure))
        {
            Assert.That(figure, Is.LessThanOrEqualTo(double.Parse(printed, CultureInfo.InvariantCulture) + Rounding), $"{row}: write the table again with NANOSTIM_ACCEPT=1");
        }
    }

    private static string Table(CampaignReport report)
    {
        StringBuilder table = new("| mode | fault | sessions | tripped | current after the fault, median, ms | worst, ms | of it from detection, worst, ms | worst peak in the load, mA |\n");
        table.Append("| --- | --- | --: | --: | --: | --: | --: | --: |\n");
        foreach (FaultRow row in report.Rows())
        {
            table.Append(CultureInfo.InvariantCulture, $"| {ModeCatalogue.Of(row.Mode).Name} | {row.Fault} | {row.Runs} | {row.Trips} ");
            table.Append(CultureInfo.InvariantCulture, $"| {Millis(row.LatencyP50Micros)} | {Millis(row.LatencyMaxMicros)} | {Millis(row.DetectedToOffMaxMicros)} ");
            table.Append(CultureInfo.InvariantCulture, $"| {row.WorstPeakMicroAmps / 1e3:0.0##} |\n");
        }

        return table.ToString();
    }

    private static string Millis(double micros) => double.IsNaN(micros) ? "-" : (micros / 1e3).ToString("0.0", CultureInfo.InvariantCulture);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
