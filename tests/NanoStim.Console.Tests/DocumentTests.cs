using System.Text.RegularExpressions;
using NanoStim.Firmware.Console;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>docs/console.md and the table of the firmware are one.</summary>
internal sealed partial class DocumentTests
{
    private static readonly Lazy<string> s_page = new(() => File.ReadAllText(Path.Combine(Root(), "docs", "console.md")));

    private static IEnumerable<TableCommand> Table() => CommandList.All.Where(command => true);

    [TestCaseSource(nameof(Table))]
    public void Every_command_is_on_the_page_with_what_it_requires(TableCommand command)
    {
        string query = Rows().FirstOrDefault(row => row.Contains($"`{command.Pattern}?", StringComparison.Ordinal) || row.Contains($", `{Last(command.Pattern)}?`", StringComparison.Ordinal)) ?? "";
        string set = Rows().FirstOrDefault(row => IsCommandRow(row, command.Pattern)) ?? "";

        Assert.That(query.Length > 0, Is.EqualTo((command.Rules & CommandRules.Query) != 0), $"query {command.Pattern}?");
        Assert.That(set.Length > 0, Is.EqualTo((command.Rules & CommandRules.Command) != 0), $"command {command.Pattern}");
        if (set.Length > 0)
        {
            bool strap = (command.Rules & CommandRules.Strap) != 0;
            bool idle = (command.Rules & CommandRules.Idle) != 0;
            Assert.That(set.Contains("| Strap", StringComparison.Ordinal) || set.Contains("; Strap", StringComparison.Ordinal), Is.EqualTo(strap || command.Id == CommandId.Reset || command.Id == CommandId.Output), set);
            Assert.That(set.Contains("Idle |", StringComparison.Ordinal), Is.EqualTo(idle), set);
        }
    }

    [Test]
    public void Every_command_of_the_page_is_in_the_table()
    {
        HashSet<string> patterns = [.. CommandList.All.Select(command => command.Pattern)];
        foreach (string row in Rows().Where(row => row.StartsWith("| `", StringComparison.Ordinal)))
        {
            foreach (Match header in Header().Matches(row.Split('|')[1]))
            {
                Assert.That(patterns.Any(pattern => pattern == header.Value || pattern.EndsWith(header.Value, StringComparison.Ordinal)), row);
            }
        }
    }

    [Test]
    public void Errors_of_the_page_are_those_of_the_firmware()
    {
        HashSet<string> numbers = [.. ErrorRow().Matches(s_page.Value).Select(match => match.Groups[1].Value + " " + match.Groups[2].Value)];
        Assert.That(numbers, Is.SupersetOf(new[]
        {
            "-101 Invalid character", "-102 Syntax error", "-104 Data type error", "-108 Parameter not allowed", "-109 Missing parameter",
            "-112 Program mnemonic too long", "-113 Undefined header", "-120 Numeric data error", "-131 Invalid suffix", "-138 Suffix not allowed",
            "-151 Invalid string data", "-203 Command protected", "-221 Settings conflict", "-222 Data out of range", "-224 Illegal parameter value",
            "-350 Queue overflow", "-363 Input buffer overrun", "-410 Query INTERRUPTED", "310 Keep-alive missed",
        }));
    }

    private static bool IsCommandRow(string row, string pattern)
    {
        string cell = row.Split('|') is [_, var first, ..] ? first : "";
        return Header().Matches(cell).Select(match => match.Value).Any(header => header == pattern || (header.StartsWith(':') && pattern.EndsWith(header, StringComparison.Ordinal) && !cell.Contains(header + "?", StringComparison.Ordinal)))
            && (Regex.IsMatch(cell, Regex.Escape(pattern) + @"[` ]") || Regex.IsMatch(cell, Regex.Escape(Last(pattern)) + @" n"));
    }

    private static string Last(string pattern) => pattern.LastIndexOf(':') is > 0 and int at ? pattern[at..] : pattern;

    private static IEnumerable<string> Rows() => s_page.Value.Split('\n').Where(line => line.StartsWith('|'));

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "nanoStim.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex(@"(?<=`)[*\[:A-Z][A-Za-z\[\]:*]+")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\| (-?\d+) \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();
}
