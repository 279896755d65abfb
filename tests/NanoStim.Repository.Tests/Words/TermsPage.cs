using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests.Words;

/// <summary>docs/terms.md: the phrases that are not used, what to write instead, and the exceptions.</summary>
internal sealed partial class TermsPage
{
    /// <summary>Path of the page from the root of the repository.</summary>
    public const string Path = "docs/terms.md";

    /// <summary>Parses the tables of the page.</summary>
    public TermsPage(string text)
    {
        string[][] terms = [.. Rows(text, "## Terms")];
        Phrases = [.. from row in terms from phrase in Quoted(row[2]) select new AvoidedPhrase(phrase, row[1])];
        Idioms = [.. from row in Rows(text, "## Phrases that are right") from idiom in Quoted(row[0]) select idiom];
        Places = [.. from row in Rows(text, "## Places") from phrase in Quoted(row[0]) from place in Quoted(row[1]) select (phrase, place)];
        Incomplete = [.. terms.Where(row => row.Length != 3 || row.Any(cell => cell.Length == 0) || Quoted(row[2]).Length == 0).Select(row => row[0])];
    }

    /// <summary>The phrases of the "not" column.</summary>
    public IReadOnlyList<AvoidedPhrase> Phrases { get; }

    /// <summary>Longer phrases in which one of <see cref="Phrases"/> is right.</summary>
    public IReadOnlyList<string> Idioms { get; }

    /// <summary>Phrases that are right in a file or folder; "*" is any phrase.</summary>
    public IReadOnlyList<(string Phrase, string Place)> Places { get; }

    /// <summary>Rows of the table of terms without a term or without a phrase in backticks.</summary>
    public IReadOnlyList<string> Incomplete { get; }

    private static IEnumerable<string[]> Rows(string text, string heading)
    {
        string[] lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return lines.SkipWhile(line => line != heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
    }

    private static string[] Quoted(string cell) => [.. InBackticks().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InBackticks();
}
