using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests.Trace;

/// <summary>Reads the hazards and the requirements out of SAFETY.md.</summary>
internal sealed partial class SafetyPage
{
    /// <summary>Parses the text of the page.</summary>
    public SafetyPage(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        Hazards = [.. HazardRow().Matches(text).Select(row => row.Groups[1].Value)];
        Requirements = [.. Section().Matches(text).Select(section => new SafetyRequirement(
            section.Groups["id"].Value,
            section.Groups["title"].Value,
            [.. Field(section.Value, "Hazards").Split(", ", StringSplitOptions.RemoveEmptyEntries)],
            Field(section.Value, "Bound"),
            Field(section.Value, "Enforced by"),
            Field(section.Value, "Shown by")))];
    }

    /// <summary>The hazards of the table.</summary>
    public IReadOnlyList<string> Hazards { get; }

    /// <summary>The requirements in the order of the page.</summary>
    public IReadOnlyList<SafetyRequirement> Requirements { get; }

    private static string Field(string section, string name) =>
        Regex.Match(section, $@"^- \*\*{name}:\*\* (.+)$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"^\| (HZ-\d+) \|", RegexOptions.Multiline)]
    private static partial Regex HazardRow();

    [GeneratedRegex(@"^### (?<id>SR-\d+) (?<title>.+)\n(?:(?!#).*\n)*", RegexOptions.Multiline)]
    private static partial Regex Section();
}
