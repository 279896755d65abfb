using NanoStim.Repository.Tests.SafetyFile;
using NUnit.Framework;

namespace NanoStim.Hardware.Tests;

/// <summary>The FMEA of parts and nets cover the schematic: nothing is added to the circuit without a row.</summary>
internal sealed class FmeaTests
{
    private const string Parts = "fmea-parts.md";
    private const string Nets = "fmea-nets.md";
    private const string Unfilled = "?";

    // What has two states that both count as failed; integrated circuits have more.
    private static readonly string[] s_twoWays = ["R", "C", "D", "Q", "K", "SW", "J"];

    private readonly Schematic _schematic = Schematic.Load();

    [Test]
    public void Every_part_has_a_row() => AssertCovers(Parts, _schematic.Values.Keys);

    [Test]
    public void Every_net_has_a_row() => AssertCovers(Nets, _schematic.NetSizes().Keys);

    [Test]
    public void Parts_of_two_states_have_failed_open_and_shorted()
    {
        ILookup<string, string> failed = Rows(Parts).SelectMany(row => Names(row).Select(name => (name, row["failed"]))).ToLookup(pair => pair.name, pair => pair.Item2);
        IEnumerable<string> incomplete = _schematic.Values.Keys
            .Where(part => s_twoWays.Contains(part.TrimEnd("0123456789".ToCharArray())))
            .Where(part => !Has(failed[part], "open") || !Has(failed[part], "shorted"));

        Assert.That(incomplete, Is.Empty);
    }

    [TestCase(Parts)]
    [TestCase(Nets)]
    public void Every_cell_is_filled(string page)
    {
        Assert.That(Rows(page).Where(row => row.ContainsKey("")).Select(row => row[""]), Is.Empty, "rows with a wrong number of cells");
        Assert.That(Rows(page).Where(row => row.Values.Any(cell => cell is Unfilled)).Select(row => row.Values.First()), Is.Empty);
    }

    [TestCase("R1 R2", "R1 R2", "")]
    [TestCase("R1", "R1 R2", "R2 has no row")]
    [TestCase("R1 R2 R3", "R1 R2", "R3 is not in the schematic")]
    public void Part_without_a_row_and_row_without_a_part_are_found(string rows, string schematic, string expected) =>
        Assert.That(string.Join("; ", Problems(rows.Split(' '), schematic.Split(' '))), Is.EqualTo(expected));

    private static void AssertCovers(string page, IEnumerable<string> names)
    {
        string[] missing = [.. names.Except(Rows(page).SelectMany(Names)).Order(StringComparer.Ordinal)];
        if (Environment.GetEnvironmentVariable("NANOSTIM_ACCEPT") == "1" && missing.Length > 0)
        {
            string path = RepositoryFiles.PathOf("docs", "safety", page);
            int columns = Table(page).Columns.Count;
            File.AppendAllLines(path, missing.Select(name => $"| {name} |{string.Concat(Enumerable.Repeat($" {Unfilled} |", columns - 1))}"));
        }

        Assert.That(Problems(Rows(page).SelectMany(Names), names), Is.Empty, $"docs/safety/{page}; NANOSTIM_ACCEPT=1 adds a row to be filled");
    }

    private static IEnumerable<string> Problems(IEnumerable<string> rows, IEnumerable<string> schematic) =>
        schematic.Except(rows).Select(name => $"{name} has no row").Concat(rows.Except(schematic).Select(name => $"{name} is not in the schematic"));

    private static bool Has(IEnumerable<string> failed, string word) => failed.Any(cell => cell.Contains(word, StringComparison.Ordinal));

    private static IEnumerable<string> Names(IReadOnlyDictionary<string, string> row) => row.Values.First().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string page) => Table(page).Rows;

    private static MarkdownTable Table(string page) => MarkdownTable.All(RepositoryFiles.Read("docs", "safety", page)).Single();
}
