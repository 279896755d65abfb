using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests;

/// <summary>The score of docs/mutation.md, and what Stryker was told to mutate.</summary>
internal sealed partial class MutationScore
{
    /// <summary>Path of the page from the root of the repository.</summary>
    public const string Page = "docs/mutation.md";

    private const string Total = "together";

    private readonly Dictionary<string, int[]> _rows;

    private MutationScore(string page, string config)
    {
        _rows = Row().Matches(page).ToDictionary(row => row.Groups[1].Value, row => new[] { Number(row.Groups[2]), Number(row.Groups[3]), Number(row.Groups[4]) });
        Configured = [.. ((JsonArray)JsonNode.Parse(config)!["stryker-config"]!["mutate"]!).Select(glob => glob!.GetValue<string>().Split('/')[0])];
    }

    /// <summary>The folders of the table, without the total.</summary>
    public IEnumerable<string> Folders => _rows.Keys.Where(folder => folder != Total);

    /// <summary>The folders of the firmware that Stryker mutates.</summary>
    public IReadOnlyList<string> Configured { get; }

    /// <summary>All mutants.</summary>
    public int Mutants => _rows[Total][0];

    /// <summary>The mutants that a test noticed.</summary>
    public int Killed => _rows[Total][1];

    /// <summary>The rows whose numbers do not add up.</summary>
    public IEnumerable<string> WrongSums =>
        _rows.Where(row => row.Value[0] != row.Value[1] + row.Value[2]).Select(row => row.Key)
            .Concat(Enumerable.Range(0, 3).Where(column => Folders.Sum(folder => _rows[folder][column]) != _rows[Total][column]).Select(column => $"column {column}"));

    /// <summary>The folders and files of the firmware and the projects of the HAL that are not in it.</summary>
    public IEnumerable<string> LeftOut =>
        Repository.Files("firmware/NanoStim.Firmware", "*.cs").Select(path => path.Split('/')[2]).Distinct()
            .Except(Folders).Except(["Properties"])
            .Concat(Repository.Files("hal", "*.cs").Select(path => path.Split('/')[1]).Distinct());

    /// <summary>Reads both files.</summary>
    public static MutationScore Read() => new(Repository.Read(Page), Repository.Read("tests/NanoStim.UnitTests/stryker-config.json"));

    /// <summary>The score of other texts.</summary>
    public static MutationScore Of(string page, string config) => new(page, config);

    /// <summary>What README says of it.</summary>
    public string Sentence()
    {
        string score = (100.0 * Killed / Mutants).ToString("0.0", CultureInfo.InvariantCulture);
        return $"\nThe unit tests are tested, too. Of {Mutants} small defects that [mutation testing](docs/mutation.md) has planted in {List(Folders)}, the unit tests notice {Killed} ({score} %); "
            + $"each of the others is explained there. Not in it: {List(LeftOut)}; other suites test those.\n";
    }

    private static string List(IEnumerable<string> names)
    {
        string[] quoted = [.. names.Order(StringComparer.Ordinal).Select(name => $"`{name}`")];
        return string.Join(", ", quoted[..^1]) + " and " + quoted[^1];
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (\w+) \| (\d+) \| (\d+) \| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
