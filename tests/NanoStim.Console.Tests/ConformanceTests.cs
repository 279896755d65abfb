using System.Text.RegularExpressions;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>Every rule in the conformance table of docs/console.md has a test, and that test exists.</summary>
internal sealed partial class ConformanceTests
{
    private const int LeastRules = 30;

    private static readonly string s_root = Root();
    private static readonly Lazy<Dictionary<string, string>> s_sources = new(() => Directory
        .EnumerateFiles(Path.Combine(s_root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path))
        .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText))));

    private static string[][] Rules
    {
        get
        {
            string page = File.ReadAllText(Path.Combine(s_root, "docs", "console.md"));
            string section = page[page.IndexOf("## Conformance", StringComparison.Ordinal)..page.IndexOf("## Not there yet", StringComparison.Ordinal)];
            return [.. section.Split('\n').Where(line => line.StartsWith("| IEEE", StringComparison.Ordinal) || line.StartsWith("| SCPI", StringComparison.Ordinal)).Select(line => line.Split('|'))];
        }
    }

    [Test]
    public void Every_rule_has_a_test_that_exists()
    {
        Assert.That(Rules, Has.Length.GreaterThanOrEqualTo(LeastRules));
        foreach (string[] rule in Rules)
        {
            string[] tests = [.. Name().Matches(rule[^2]).Select(match => match.Groups[1].Value)];
            Assert.That(tests, Is.Not.Empty, rule[1]);
            foreach (string test in tests)
            {
                string[] names = test.Split('.');
                Assert.That(names, Has.Length.EqualTo(2), test);
                Assert.That(s_sources.Value.GetValueOrDefault(names[0], ""), Does.Contain($"public void {names[1]}("), test);
            }
        }
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "nanoStim.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("`([A-Za-z0-9_.]+)`")]
    private static partial Regex Name();
}
