using NanoStim.Removal;
using NanoStim.Repository.Tests.SafetyFile;
using NanoStim.Repository.Tests.Trace;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Removals;

/// <summary>The list of removals fits the sources of today, and the page that was measured with it fits the list.</summary>
internal sealed class RemovalTests
{
    private static readonly IReadOnlyList<Removal.Removal> s_removals = RemovalList.Of(Repository.Root);

    [Test]
    public void Every_requirement_has_a_removal()
    {
        string[] requirements = [.. new SafetyPage(Repository.Read("SAFETY.md")).Requirements.Select(one => one.Id)];

        Assert.That(s_removals.Select(one => one.Requirement).Distinct(), Is.EquivalentTo(requirements));
        Assert.That(s_removals.Select(one => one.Id), Is.Unique);
        Assert.That(s_removals.Where(one => !one.Id.StartsWith(one.Requirement + "-", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_removal_fits_its_source()
    {
        foreach (Removal.Removal removal in s_removals)
        {
            string source = Repository.Read(removal.File);
            Assert.That(() => RemovalList.Apply(removal, source), Throws.Nothing, removal.Id);
            Assert.That(removal.Replacement, Is.Not.EqualTo(removal.Text), removal.Id);
        }
    }

    [Test]
    public void Page_has_a_row_for_each_removal_and_every_one_that_was_run_is_noticed_by_a_test_that_exists()
    {
        MarkdownTable table = MarkdownTable.All(Repository.Read(RemovalPage.Path)).Single();
        HashSet<string> tests = [.. TestSources.All().Where(test => test.Runs).Select(test => $"{test.Suite.Replace("NanoStim.", "", StringComparison.Ordinal)}: {test.Name}")];

        Assert.That(table.Rows.Select(row => $"{row["requirement"]} {row["removed"]}"), Is.EqualTo(s_removals.Select(one => $"{one.Requirement} {one.Control}")), "run 'nanostim check removal' again");
        IReadOnlyDictionary<string, string>[] run = [.. table.Rows.Where(row => row["tests that fail"] != "not run")];
        Assert.That(run.Select(row => row["requirement"]).Distinct(), Is.EquivalentTo(s_removals.Select(one => one.Requirement).Distinct()), "one of each requirement at least");
        foreach (IReadOnlyDictionary<string, string> row in run)
        {
            string[] named = [.. row["tests that fail"].Split('`').Where((_, i) => i % 2 == 1)];
            Assert.That(named, Is.Not.Empty, $"{row["requirement"]}, {row["removed"]}: {row["tests that fail"]}");
            Assert.That(named.Except(tests), Is.Empty, $"{row["requirement"]}, {row["removed"]}");
        }
    }

    [TestCase("a b c", "b", "", "a  c")]
    [TestCase("a\r\nb", "a\nb", "c", "c")]
    public void Removal_edits_the_text(string source, string text, string replacement, string expected) =>
        Assert.That(RemovalList.Apply(Of(text, replacement), source), Is.EqualTo(expected));

    [TestCase("a a", "more than once")]
    [TestCase("b", "'a' is not in")]
    public void Text_has_to_be_there_exactly_once(string source, string problem) =>
        Assert.That(() => RemovalList.Apply(Of("a", ""), source), Throws.InstanceOf<RemovalException>().With.Message.Contains(problem));

    [Test]
    public void Page_counts_what_is_noticed()
    {
        Removal.Removal[] removals = [Of("a", ""), Of("b", ""), Of("c", ""), Of("d", "")];
        removals = [.. removals.Select((one, i) => one with { Id = $"SR-1-{i}" })];
        RemovalResult?[] results = [new("SR-1-0", 3, ["X: A.B"], ""), new("SR-1-1", 3, [], ""), new("SR-1-2", 0, [], "error"), null];
        string page = RemovalPage.Text(removals, id => results[int.Parse(id[5..], System.Globalization.CultureInfo.InvariantCulture)], "today");

        Assert.That(page, Does.Contain("1 of 4 removals are noticed, 1 were not run").And.Contain("`X: A.B` | 3 |"));
        Assert.That(page, Does.Contain("**not noticed** | 3 |").And.Contain("does not build | 0 |").And.Contain("not run | 0 |"));
    }

    private static Removal.Removal Of(string text, string replacement) => new("SR-1-x", "SR-1", "control", "x.cs", text, replacement);
}
