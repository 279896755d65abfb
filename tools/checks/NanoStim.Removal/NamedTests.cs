using System.Text.RegularExpressions;

namespace NanoStim.Removal;

/// <summary>Which tests show which requirement: read from <c>docs/safety-tests.md</c>, which a test keeps in agreement with the tests.</summary>
public sealed partial class NamedTests
{
    private const string Page = "docs/safety-tests.md";

    private readonly Dictionary<string, List<NamedTest>> _tests = new(StringComparer.Ordinal);

    /// <summary>Parses the text of the page.</summary>
    public NamedTests(string page)
    {
        string requirement = "";
        foreach (string line in page.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                requirement = heading.Groups[1].Value;
                _tests[requirement] = [];
            }
            else if (Suite().Match(line) is { Success: true } suite)
            {
                _tests[requirement].AddRange(Name().Matches(suite.Groups[2].Value).Select(name => new NamedTest(suite.Groups[1].Value, name.Groups[1].Value)));
            }
        }
    }

    /// <summary>The tests of a checkout.</summary>
    public static NamedTests Of(string checkout) => new(File.ReadAllText(Path.Combine(checkout, Page)));

    /// <summary>The tests of one requirement; none where the page does not have it.</summary>
    public IReadOnlyList<NamedTest> Of(Removal removal) => _tests.TryGetValue(removal.Requirement, out List<NamedTest>? tests) ? tests : [];

    [GeneratedRegex(@"^## (SR-\d+) ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^- \[[^\]]+\]\(\.\./tests/([^)]+)\): (.+)$")]
    private static partial Regex Suite();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
