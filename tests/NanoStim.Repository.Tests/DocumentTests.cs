using System.Text.RegularExpressions;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>The documentation as a whole: links that lead somewhere, an index that is complete, and no counts that go out of date.</summary>
internal sealed partial class DocumentTests
{
    private static IEnumerable<string> Pages =>
        Repository.Files("docs", "*.md").Concat(Repository.Files("hardware", "*.md")).Concat(Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => Path.GetFileName(path)));

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        string text = Repository.Read(page);
        IEnumerable<string> links = Link().Matches(text).Select(link => link.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal));

        Assert.That(links.Where(link => !LeadsSomewhere(folder, text, link)), Is.Empty);
    }

    [Test]
    public void Index_names_every_page()
    {
        string index = Repository.Read("docs/README.md");
        IEnumerable<string> pages = Repository.Files("docs", "*.md").Select(path => path["docs/".Length..]).Where(path => path != "README.md");

        Assert.That(pages.Where(page => !index.Contains($"]({page})", StringComparison.Ordinal)), Is.Empty, "add it to docs/README.md");
    }

    [TestCaseSource(nameof(Pages))]
    public void Commands_start_with_the_launcher(string page) =>
        Assert.That(Repository.Read(page), Does.Not.Contain("dotnet run --project tools/nanostim").And.Not.Contain(@"dotnet run --project tools\nanostim"), "write ./nanostim");

    [TestCaseSource(nameof(Pages))]
    public void Number_of_tests_is_not_written_by_hand(string page) =>
        Assert.That(CountOfTests().Matches(Repository.Read(page)).Select(match => match.Value), Is.Empty, "generate it, test it, or leave it out");

    [Test]
    public void Planted_count_is_found() =>
        Assert.That(CountOfTests().Count("by hand: 127 passed on the CLR; all 1,024 tests ran; two tests"), Is.EqualTo(2));

    private static bool LeadsSomewhere(string folder, string text, string link)
    {
        string[] parts = link.Split('#');
        string target = Path.Combine(folder, parts[0]);
        if (!Path.Exists(target))
        {
            return false;
        }

        if (parts.Length == 1 || !link.Contains(".md", StringComparison.Ordinal) && parts[0].Length > 0)
        {
            return true;
        }

        string page = parts[0].Length == 0 ? text : File.ReadAllText(target);
        return page.Contains($"<a id=\"{parts[1]}\"></a>", StringComparison.Ordinal)
            || Heading().Matches(page).Any(heading => Slug(heading.Groups[1].Value) == parts[1]);
    }

    /// <summary>The anchor that GitHub gives to a heading.</summary>
    private static string Slug(string heading) => NotInSlug().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInSlug();

    [GeneratedRegex(@"\b\d[\d,]* (?:tests|passed)\b")]
    private static partial Regex CountOfTests();
}
