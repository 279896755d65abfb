using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests.SafetyFile;

/// <summary>A table of a Markdown page: the names of its columns, and its rows as cells by column.</summary>
/// <param name="Columns">The first line of the table.</param>
/// <param name="Rows">The lines after the rule. A line with another number of cells has the cell "" with its whole text.</param>
internal sealed partial record MarkdownTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    /// <summary>Every table of a page, in its order.</summary>
    public static IReadOnlyList<MarkdownTable> All(string page)
    {
        List<MarkdownTable> tables = [];
        string[] lines = page.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        for (int i = 1; i < lines.Length; i++)
        {
            if (Rule().IsMatch(lines[i]) && lines[i - 1].StartsWith('|'))
            {
                string[] columns = Cells(lines[i - 1]);
                tables.Add(new MarkdownTable(columns, [.. lines.Skip(i + 1).TakeWhile(line => line.StartsWith('|')).Select(line => Row(columns, line))]));
            }
        }

        return tables;
    }

    private static Dictionary<string, string> Row(string[] columns, string line)
    {
        string[] cells = Cells(line);
        return cells.Length == columns.Length
            ? columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal) { [""] = line };
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"^\|( *:?-+:? *\|)+$")]
    private static partial Regex Rule();
}
