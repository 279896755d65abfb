using System.Text;

namespace NanoStim.Repository.Tests.Trace;

/// <summary>Writes docs/safety-tests.md: which tests show each requirement, and the matrix of hazards, requirements and tests.</summary>
internal static class SafetyTestsPage
{
    /// <summary>Path of the page from the root of the repository.</summary>
    public const string Path = "docs/safety-tests.md";

    /// <summary>The link to the tests of a requirement, as SAFETY.md has it.</summary>
    public static string LinkTo(string requirement) => $"[its tests]({Path}#{Anchor(requirement)})";

    /// <summary>The whole text of the page.</summary>
    public static string Text(SafetyPage safety, IReadOnlyList<TracedTest> tests)
    {
        StringBuilder page = new();
        page.Append("# Tests of the safety requirements\n\n");
        page.Append("The requirements are in [SAFETY.md](../SAFETY.md). This page is generated from the attributes `[Requirement(\"SR-n\")]` of the tests; ");
        page.Append("[`TraceTests`](../tests/NanoStim.Repository.Tests/Trace/TraceTests.cs) fails when it is out of date and writes it again with ");
        page.Append("`NANOSTIM_ACCEPT=1`.\n\n");
        page.Append("## Matrix\n\n");
        AppendMatrix(page, safety, tests);
        foreach (SafetyRequirement requirement in safety.Requirements)
        {
            page.Append($"\n<a id=\"{Anchor(requirement.Id)}\"></a>\n\n## {requirement.Id} {requirement.Title}\n\n");
            foreach (IGrouping<string, TracedTest> suite in Of(requirement, tests).GroupBy(test => test.Suite))
            {
                page.Append($"- [{Short(suite.Key)}](../tests/{suite.Key}): {string.Join(", ", suite.Select(test => $"`{test.Name}`"))}\n");
            }
        }

        return page.ToString();
    }

    private static void AppendMatrix(StringBuilder page, SafetyPage safety, IReadOnlyList<TracedTest> tests)
    {
        page.Append("| hazard | requirement | tests | in |\n| --- | --- | --: | --- |\n");
        foreach (string hazard in safety.Hazards)
        {
            foreach (SafetyRequirement requirement in safety.Requirements.Where(requirement => requirement.Hazards.Contains(hazard)))
            {
                TracedTest[] shown = [.. Of(requirement, tests)];
                string suites = string.Join(", ", shown.Select(test => Short(test.Suite)).Distinct());
                page.Append($"| {hazard} | [{requirement.Id}](#{Anchor(requirement.Id)}) {requirement.Title} | {shown.Length} | {suites} |\n");
            }
        }
    }

    private static IEnumerable<TracedTest> Of(SafetyRequirement requirement, IReadOnlyList<TracedTest> tests) =>
        tests.Where(test => test.Requirements.Contains(requirement.Id));

    private static string Short(string suite) => suite.Replace("NanoStim.", "", StringComparison.Ordinal);

    private static string Anchor(string requirement) => requirement.ToLowerInvariant();
}
