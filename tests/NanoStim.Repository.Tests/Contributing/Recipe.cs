using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests.Contributing;

/// <summary>A recipe of CONTRIBUTING.md: the files that it edits, and the text that it adds to each.</summary>
internal sealed partial class Recipe
{
    /// <summary>Path of the page from the root of the repository.</summary>
    public const string Page = "CONTRIBUTING.md";

    /// <summary>Reads the recipe under a heading that begins with <paramref name="title"/>.</summary>
    public Recipe(string title)
    {
        string page = Repository.Read(Page).Replace("\r\n", "\n", StringComparison.Ordinal);
        Match section = Regex.Match(page, $@"^## {Regex.Escape(title)}: (?<files>\d+) files?\n(?<text>(?:(?!## ).*\n)*)", RegexOptions.Multiline);
        Assert(section.Success, $"{Page} has no heading '## {title}: N files'");
        Files = int.Parse(section.Groups["files"].Value, System.Globalization.CultureInfo.InvariantCulture);
        Edits = [.. Step().Matches(section.Groups["text"].Value).Select(step => new RecipeEdit(
            step.Groups["path"].Value,
            step.Groups["rest"].Value,
            Unindented(step.Groups["code"].Value)))];
    }

    /// <summary>How many files the heading says that the recipe touches.</summary>
    public int Files { get; }

    /// <summary>The numbered steps.</summary>
    public IReadOnlyList<RecipeEdit> Edits { get; }

    /// <summary>Makes the edits in a copy of the sources.</summary>
    public void Apply(SourceCopy sources)
    {
        foreach (RecipeEdit edit in Edits)
        {
            edit.Apply(sources);
        }
    }

    private static string Unindented(string code) => Regex.Replace(code, "^   ", "", RegexOptions.Multiline);

    private static void Assert(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }

    // "1. `path` rest", which may go over several lines, and a fenced block after it.
    [GeneratedRegex(@"^\d+\. `(?<path>[^`]+)`(?<rest>[^\n]*(?:\n   (?!```)[^\n]+)*)\n(?:\n   ```\w+\n(?<code>(?:   (?!```).*\n|\n)*)   ```\n)?", RegexOptions.Multiline)]
    private static partial Regex Step();
}
