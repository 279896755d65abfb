using System.Text.RegularExpressions;
using NanoStim.Repository.Tests.Trace;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.SafetyFile;

/// <summary>The tables of the safety file hold together: requirements, tests, scales, versions.</summary>
internal sealed partial class SafetyFileTests
{
    private const string Folder = "docs/safety";
    private static readonly SafetyPage s_safety = new(Repository.Read("SAFETY.md"));
    private static readonly IReadOnlyList<TracedTest> s_tests = TestSources.All();

    private static IEnumerable<string> Pages() => Repository.Files(Folder, "*.md").Where(page => Path.GetFileName(page) != "removal.md");

    [TestCaseSource(nameof(Pages))]
    public void Requirements_and_tests_of_every_row_exist(string page)
    {
        IReadOnlyList<MarkdownTable> tables = MarkdownTable.All(Repository.Read(page));

        Assert.That(tables, Is.Not.Empty);
        Assert.That(tables.SelectMany(table => SafetyFileCheck.TraceProblems(page, table, s_safety, s_tests)), Is.Empty);
    }

    [Test]
    public void Acceptability_is_that_of_the_matrix()
    {
        Assert.That(SafetyFileCheck.RiskProblems(Analysis(), Matrix(), s_safety.Hazards), Is.Empty);
        Assert.That(Analysis().Rows.Select(row => row["id"]), Is.Unique);
    }

    [Test]
    public void Every_hazard_and_every_requirement_is_in_the_analysis()
    {
        string[] hazards = [.. Analysis().Rows.Select(row => row["hazard"])];
        string controls = string.Join(", ", Analysis().Rows.Select(row => row["controls"])) + ",";

        Assert.That(s_safety.Hazards.Except(hazards), Is.Empty);
        Assert.That(s_safety.Requirements.Select(one => one.Id).Where(id => !controls.Contains(id + ",", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Risks_that_are_not_acceptable_are_those_of_the_index()
    {
        MarkdownTable overall = Table("README.md", "risk");

        Assert.That(overall.Rows.Select(row => row["risk"]), Is.EquivalentTo(Analysis().Rows.Where(row => row["after"] == "N").Select(row => row["id"])));
    }

    [Test]
    public void Every_clause_has_a_state() =>
        Assert.That(MarkdownTable.All(Repository.Read($"{Folder}/clauses.md")).SelectMany(SafetyFileCheck.StateProblems), Is.Empty);

    /// <summary>A figure of a standard has a source: what is known by its topic only has none.</summary>
    [Test]
    public void Clause_that_is_known_by_its_topic_has_a_source_of_its_own_for_every_figure()
    {
        IEnumerable<string> wrong = MarkdownTable.All(Repository.Read($"{Folder}/clauses.md")).SelectMany(table => table.Rows)
            .Where(row => row["source"] == "[-]" && Figure().IsMatch(row["asks for"]) && !row["asks for"].Contains("in no source that could be read", StringComparison.Ordinal))
            .Select(row => row["clause"]);

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Versions_of_the_packages_are_those_of_the_device_projects()
    {
        Dictionary<string, string> packages = Repository.Files("hal", "packages.config").Concat(Repository.Files("firmware", "packages.config"))
            .SelectMany(file => Package().Matches(Repository.Read(file)))
            .GroupBy(match => match.Groups[1].Value.Replace("nanoFramework.System.", "System.", StringComparison.Ordinal))
            .ToDictionary(group => group.Key, group => group.Select(match => match.Groups[2].Value).Distinct().Single());
        Dictionary<string, string> listed = Table("soup.md", "item").Rows.Where(row => packages.ContainsKey(row["item"])).ToDictionary(row => row["item"], row => row["version"]);

        Assert.That(listed, Is.EquivalentTo(packages));
    }

    private static MarkdownTable Analysis() => Table("hazard-analysis.md", "id");

    private static MarkdownTable Matrix() => Table("README.md", "matrix");

    private static MarkdownTable Table(string page, string firstColumn) => MarkdownTable.All(Repository.Read($"{Folder}/{page}")).Single(table => table.Columns[0] == firstColumn);

    [GeneratedRegex(@"\d+ ?(mA|µA|V|mJ|Ω|%)")]
    private static partial Regex Figure();

    [GeneratedRegex("<package id=\"([^\"]+)\" version=\"([^\"]+)\"")]
    private static partial Regex Package();
}
