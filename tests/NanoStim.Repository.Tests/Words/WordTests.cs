using NUnit.Framework;

namespace NanoStim.Repository.Tests.Words;

/// <summary>Comments, messages and documentation keep to the words of docs/terms.md.</summary>
internal sealed class WordTests
{
    // A failure shows this many findings; the counts are complete.
    private const int Shown = 40;

    private static readonly TermsPage s_terms = new(Repository.Read(TermsPage.Path));

    [TestCase("firmware")]
    [TestCase("hal")]
    [TestCase("tools")]
    [TestCase("tests")]
    [TestCase("hardware")]
    [TestCase("docs")]
    [TestCase(".")]
    public void Folder_uses_the_words_of_the_list(string folder)
    {
        WordCheck check = new(s_terms);
        WordFinding[] findings = [.. Files(folder).SelectMany(path => ProseReader.Of(path, Repository.Read(path))).SelectMany(check.Find)];
        string report = Counts(findings) + string.Join('\n', findings.Take(Shown));

        Assert.That(findings.Length, Is.Zero, report);
    }

    [Test]
    public void Every_row_has_a_term_and_a_phrase()
    {
        Assert.That(s_terms.Incomplete, Is.Empty);
        Assert.That(s_terms.Phrases, Has.Count.GreaterThan(50));
        Assert.That(s_terms.Phrases.Select(phrase => phrase.Text.ToLowerInvariant()), Is.Unique);
    }

    [Test]
    public void No_term_of_the_list_is_also_avoided()
    {
        WordCheck check = new(s_terms);
        string[] contradictions = [.. from phrase in s_terms.Phrases from finding in check.Find(new Prose("", 1, phrase.Instead)) select $"{phrase.Instead}: {finding.Phrase.Text}"];

        Assert.That(contradictions.Distinct(), Is.Empty);
    }

    [Test]
    public void Every_idiom_contains_an_avoided_phrase()
    {
        WordCheck withoutIdioms = new(new TermsPage(Repository.Read(TermsPage.Path).Replace("## Phrases that are right", "## -", StringComparison.Ordinal)));

        Assert.That(s_terms.Idioms.Where(idiom => !withoutIdioms.Find(new Prose("", 1, idiom)).Any()), Is.Empty);
    }

    [Test]
    public void Every_place_exists() =>
        Assert.That(s_terms.Places.Select(place => Path.Combine(Repository.Root, place.Place)), Has.All.Matches<string>(Path.Exists));

    private static IEnumerable<string> Files(string folder)
    {
        if (folder != ".")
        {
            return Repository.Files(folder, "*.cs").Concat(Repository.Files(folder, "*.md"));
        }

        return Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => Path.GetFileName(path));
    }

    /// <summary>How many findings there are in each folder of the second level, and of each phrase.</summary>
    private static string Counts(WordFinding[] findings)
    {
        IEnumerable<string> folders = findings.GroupBy(finding => string.Join('/', finding.Path.Split('/').SkipLast(1).Take(3)))
            .Select(group => $"{group.Count(),5} {group.Key}");
        IEnumerable<string> phrases = findings.GroupBy(finding => finding.Phrase.Text).OrderByDescending(group => group.Count())
            .Select(group => $"{group.Key} {group.Count()}");
        return $"{findings.Length} findings\n{string.Join('\n', folders)}\n{string.Join(", ", phrases)}\n";
    }
}
