using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NanoStim.Campaign.Safety;

namespace NanoStim.Cli.Check;

/// <summary>Writes the results of a safety check as JUnit XML, the format that continuous integration services read.</summary>
internal static class JUnitFile
{
    // Without a byte order mark, which some readers of JUnit XML do not expect.
    private static readonly XmlWriterSettings s_settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes a test suite for each mode and a test case for each attack.</summary>
    public static void Write(string path, string firmware, IReadOnlyList<AttackResult> results, TimeSpan duration)
    {
        XElement root = new(
            "testsuites",
            new XAttribute("name", $"nanostim check safety: {firmware}"),
            Counts(results),
            new XAttribute("time", duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)),
            results.GroupBy(result => result.Mode).Select(Suite));
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using XmlWriter writer = XmlWriter.Create(full, s_settings);
        new XDocument(root).Save(writer);
    }

    private static XElement Suite(IGrouping<string, AttackResult> mode) =>
        new("testsuite", new XAttribute("name", mode.Key), Counts([.. mode]), mode.Select(Case));

    private static XAttribute[] Counts(IReadOnlyList<AttackResult> results) =>
    [
        new("tests", results.Count),
        new("failures", results.Count(result => result.Violations.Count > 0)),
        new("errors", 0),
        new("skipped", results.Count(IsSkipped)),
    ];

    private static XElement Case(AttackResult result)
    {
        XElement test = new("testcase", new XAttribute("classname", $"nanostim.{result.Mode}.{result.Fault}"), new XAttribute("name", result.Name));
        if (result.Violations.Count > 0)
        {
            test.Add(new XElement("failure", new XAttribute("message", string.Join("; ", result.Violations)), $"The same session: {result.Command}"));
        }
        else if (IsSkipped(result))
        {
            test.Add(new XElement("skipped", new XAttribute("message", "the firmware refused to start the session")));
        }

        return test;
    }

    private static bool IsSkipped(AttackResult result) => result.WasRefused && result.Violations.Count == 0;
}
