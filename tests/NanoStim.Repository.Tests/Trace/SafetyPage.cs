using System.Text;
using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests.Trace;

/// <summary>SAFETY.md: what is written by hand is read, and what follows from the tests is written.</summary>
internal sealed partial class SafetyPage
{
    private const string ShownBy = "- **Shown by:** ";
    private const string MatrixBegins = "<!-- trace -->\n";
    private const string MatrixEnds = "<!-- /trace -->";

    private readonly string _text;

    public SafetyPage(string text)
    {
        _text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        Hazards = [.. HazardRow().Matches(_text).Select(row => row.Groups[1].Value)];
        Requirements = [.. Section().Matches(_text).Select(section => new SafetyRequirement(
            section.Groups["id"].Value,
            section.Groups["title"].Value,
            [.. Field(section.Value, "Hazards").Split(", ", StringSplitOptions.RemoveEmptyEntries)],
            Field(section.Value, "Bound"),
            Field(section.Value, "Enforced by")))];
    }

    /// <summary>The hazards of the table.</summary>
    public IReadOnlyList<string> Hazards { get; }

    /// <summary>The requirements in their order.</summary>
    public IReadOnlyList<SafetyRequirement> Requirements { get; }

    /// <summary>The page with the tests of each requirement, and the matrix.</summary>
    public string With(IReadOnlyList<TracedTest> tests)
    {
        string text = Regex.Replace(_text, "^" + Regex.Escape(ShownBy) + ".*\n", "", RegexOptions.Multiline);
        foreach (SafetyRequirement requirement in Requirements)
        {
            string enforced = $"- **Enforced by:** {requirement.Enforcement}\n";
            string names = string.Join(", ", tests.Where(test => test.Requirements.Contains(requirement.Id)).Select(test => $"`{test.Name}`"));
            text = text.Replace(enforced, $"{enforced}{ShownBy}{names}\n", StringComparison.Ordinal);
        }

        int begin = text.IndexOf(MatrixBegins, StringComparison.Ordinal) + MatrixBegins.Length;
        return text[..begin] + Matrix(tests) + text[text.IndexOf(MatrixEnds, StringComparison.Ordinal)..];
    }

    private string Matrix(IReadOnlyList<TracedTest> tests)
    {
        StringBuilder matrix = new("| hazard | requirement | tests | in |\n| --- | --- | --- | --- |\n");
        foreach (string hazard in Hazards)
        {
            foreach (SafetyRequirement requirement in Requirements.Where(requirement => requirement.Hazards.Contains(hazard)))
            {
                TracedTest[] shown = [.. tests.Where(test => test.Requirements.Contains(requirement.Id))];
                string suites = string.Join(", ", shown.Select(test => test.Suite.Replace("NanoStim.", "", StringComparison.Ordinal)).Distinct());
                matrix.Append($"| {hazard} | {requirement.Id} {requirement.Title} | {shown.Length} | {suites} |\n");
            }
        }

        return matrix.ToString();
    }

    private static string Field(string section, string name) =>
        Regex.Match(section, $@"^- \*\*{name}:\*\* (.+)$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex(@"^\| (HZ-\d+) \|(?! SR-)", RegexOptions.Multiline)]
    private static partial Regex HazardRow();

    [GeneratedRegex(@"^### (?<id>SR-\d+) (?<title>.+)\n(?:(?!#).*\n)*", RegexOptions.Multiline)]
    private static partial Regex Section();
}
