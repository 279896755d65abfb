using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests;

/// <summary>The score of docs/mutation.md, and what Stryker was told to mutate.</summary>
internal sealed partial class MutationScore
{
    /// <summary>Path of the page from the root of the repository.</summary>
    public const string Page = "docs/mutation.md";

    /// <summary>What Stryker is told about the firmware, and about the adapter.</summary>
    private static readonly string[] s_configs = ["tests/NanoStim.UnitTests/stryker-config.json", "tests/NanoStim.VirtualBench.Tests/stryker-config.json"];

    private readonly MutationRow[] _rows;

    private MutationScore(string page, IEnumerable<string> configs)
    {
        _rows = [.. Row().Matches(page).Select(row => new MutationRow(row.Groups[1].Value, Number(row.Groups[2]), Number(row.Groups[3]), Number(row.Groups[4]), row.Groups[5].Value))];
        NotRun = [.. NotRunRow().Matches(page).Select(row => row.Groups[1].Value)];
        Configured = [.. configs.SelectMany(Targets)];
    }

    /// <summary>The folders and files of the table that have figures.</summary>
    public IEnumerable<string> Folders => _rows.Select(row => row.Folder);

    /// <summary>The folders and files of the table that were not run.</summary>
    public IReadOnlyList<string> NotRun { get; }

    /// <summary>The folders and files that Stryker mutates.</summary>
    public IReadOnlyList<string> Configured { get; }

    /// <summary>The rows whose numbers do not add up.</summary>
    public IEnumerable<string> WrongSums => _rows.Where(row => row.Mutants != row.Killed + row.Survived).Select(row => row.Folder);

    /// <summary>The folders and files of the firmware and the projects of the HAL without figures.</summary>
    public IEnumerable<string> LeftOut =>
        Repository.Files("firmware/NanoStim.Firmware", "*.cs").Select(path => path.Split('/')[2])
            .Concat(Repository.Files("hal", "*.cs").Select(path => path.Split('/')[1])).Distinct()
            .Except(Folders).Except(["Properties"]);

    /// <summary>Reads the page and the settings.</summary>
    public static MutationScore Read() => new(Repository.Read(Page), s_configs.Select(Repository.Read));

    /// <summary>The score of other texts.</summary>
    public static MutationScore Of(string page, string config) => new(page, [config]);

    /// <summary>What README says of it.</summary>
    public string Sentence()
    {
        string figures = string.Join(' ', _rows.GroupBy(row => row.Firmware).Select(Figures));
        return $"\nThe tests are tested, too, by [small defects](docs/mutation.md) that are planted into the sources one at a time. {figures} "
            + $"Not measured: {List(LeftOut)}.\n";
    }

    private static string Figures(IGrouping<string, MutationRow> rows)
    {
        int mutants = rows.Sum(row => row.Mutants);
        int killed = rows.Sum(row => row.Killed);
        string score = (100.0 * killed / mutants).ToString("0.0", CultureInfo.InvariantCulture);
        return $"In {List(rows.Select(row => row.Folder))} of the firmware of {rows.Key} they notice {killed} of {mutants} ({score} %).";
    }

    // Folders and files of a project of which some are named, else the project itself.
    private static IEnumerable<string> Targets(string config)
    {
        JsonNode settings = JsonNode.Parse(config)!["stryker-config"]!;
        string[] globs = [.. ((JsonArray)settings["mutate"]!).Select(glob => glob!.GetValue<string>())];
        return globs.Any(glob => glob.StartsWith("**", StringComparison.Ordinal))
            ? [settings["project"]!.GetValue<string>().Replace(".csproj", "", StringComparison.Ordinal)]
            : globs.Select(glob => glob.Split('/')[0]);
    }

    private static string List(IEnumerable<string> names)
    {
        string[] quoted = [.. names.Order(StringComparer.Ordinal).Select(name => $"`{name}`")];
        return quoted.Length == 1 ? quoted[0] : string.Join(", ", quoted[..^1]) + " and " + quoted[^1];
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| ([\w.]+) \| (\d+) \| (\d+) \| (\d+) \| [\d.]+ % \| (.+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| ([\w.]+) \| not run \|", RegexOptions.Multiline)]
    private static partial Regex NotRunRow();
}
