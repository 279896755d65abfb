using System.Text.RegularExpressions;
using NanoStim.Repository.Tests.Trace;

namespace NanoStim.Repository.Tests.SafetyFile;

/// <summary>Finds what does not hold together in the tables of docs/safety.</summary>
internal static partial class SafetyFileCheck
{
    private static readonly string[] s_requirementColumns = ["requirement", "controls"];
    private static readonly string[] s_testColumns = ["test", "shown by"];
    private static readonly string[] s_states = ["shown", "not shown", "not applicable"];

    /// <summary>
    /// One sentence for each row that names a requirement or a test that is not there, or tests that show none of its requirements. A row whose
    /// state is not "shown" may have "-" instead of either.
    /// </summary>
    public static IEnumerable<string> TraceProblems(string page, MarkdownTable table, SafetyPage safety, IReadOnlyList<TracedTest> tests)
    {
        string? requirementColumn = s_requirementColumns.FirstOrDefault(table.Columns.Contains);
        string? testColumn = s_testColumns.FirstOrDefault(table.Columns.Contains);
        foreach (IReadOnlyDictionary<string, string> row in table.Rows)
        {
            string name = $"{page}, '{row.Values.First()}'";
            if (row.ContainsKey(""))
            {
                yield return $"{name}: has another number of cells than the head of its table.";
                continue;
            }

            bool isOpen = row.TryGetValue("state", out string? state) && state != "shown";
            string[] requirements = requirementColumn is null ? [] : [.. Requirement().Matches(row[requirementColumn]).Select(match => match.Value)];
            if (requirementColumn is not null && requirements.Length == 0 && !(isOpen && row[requirementColumn] == "-"))
            {
                yield return $"{name}: names no requirement.";
            }

            foreach (string id in requirements.Where(id => !safety.Requirements.Any(one => one.Id == id)))
            {
                yield return $"{name}: {id} is no requirement of SAFETY.md.";
            }

            string[] named = testColumn is null ? [] : [.. TestName().Matches(row[testColumn]).Select(match => match.Groups[1].Value)];
            if (testColumn is not null && named.Length == 0 && !(isOpen && row[testColumn] == "-"))
            {
                yield return $"{name}: names no test.";
            }

            foreach (string test in named)
            {
                TracedTest[] found = [.. tests.Where(one => one.Name == test && one.Runs)];
                if (found.Length == 0)
                {
                    yield return $"{name}: {test} is no test that runs.";
                }
            }

            // A table may name a test of a neighbouring requirement, but not only such.
            if (requirements.Length > 0 && named.Length > 0 && !tests.Any(one => named.Contains(one.Name) && one.Requirements.Intersect(requirements).Any()))
            {
                yield return $"{name}: none of its tests says [Requirement(...)] for {string.Join(", ", requirements)}.";
            }
        }
    }

    /// <summary>One sentence for each row of the hazard analysis whose acceptability is not that of the matrix, or that accepts without a reason.</summary>
    public static IEnumerable<string> RiskProblems(MarkdownTable analysis, MarkdownTable matrix, IReadOnlyList<string> hazards)
    {
        foreach (IReadOnlyDictionary<string, string> row in analysis.Rows.Where(row => !row.ContainsKey("")))
        {
            string id = row["id"];
            if (!hazards.Contains(row["hazard"]))
            {
                yield return $"{id}: {row["hazard"]} is no hazard of SAFETY.md.";
            }

            foreach ((string severity, string probability, string result) in new[] { ("S", "P before", "before"), ("S after", "P after", "after") })
            {
                string expected = Acceptability(matrix, row[severity], row[probability]);
                if (row[result] != expected)
                {
                    yield return $"{id}: '{result}' is {row[result]}, but {row[severity]} and {row[probability]} make {expected}.";
                }
            }

            if (string.CompareOrdinal(row["S after"], row["S"]) > 0 || string.CompareOrdinal(row["P after"], row["P before"]) > 0)
            {
                yield return $"{id}: worse after its controls than before.";
            }

            if (row["after"] == "R" && !row["residual risk"].Contains("accepted", StringComparison.Ordinal))
            {
                yield return $"{id}: R without the word 'accepted' and a reason.";
            }

            if ((row["after"] == "N") != row["residual risk"].StartsWith("**Not acceptable**", StringComparison.Ordinal))
            {
                yield return $"{id}: N and '**Not acceptable**' belong together.";
            }
        }
    }

    /// <summary>One sentence for each clause whose state is none.</summary>
    public static IEnumerable<string> StateProblems(MarkdownTable clauses) =>
        clauses.Rows.Where(row => !row.ContainsKey("") && !s_states.Contains(row["state"])).Select(row => $"{row["clause"]}: '{row["state"]}' is no state.");

    private static string Acceptability(MarkdownTable matrix, string severity, string probability)
    {
        IReadOnlyDictionary<string, string>? row = matrix.Rows.FirstOrDefault(row => row["matrix"] == probability);
        return row is not null && row.TryGetValue(severity, out string? cell) ? cell : "nothing: no such severity or probability";
    }

    [GeneratedRegex(@"SR-\d+")]
    private static partial Regex Requirement();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex TestName();
}
