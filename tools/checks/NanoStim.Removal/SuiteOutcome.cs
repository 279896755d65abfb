using System.Xml.Linq;

namespace NanoStim.Removal;

/// <summary>What a run of some tests of a suite has given.</summary>
/// <param name="Ran">How many of the tests ran.</param>
/// <param name="Failed">Those that failed in at least one of their cases.</param>
public sealed record SuiteOutcome(int Ran, IReadOnlyList<string> Failed)
{
    /// <summary>Reads the result files (.trx) of a folder. A suite that left none has failed as a whole.</summary>
    public static SuiteOutcome Read(string folder, IReadOnlyList<string> tests)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.trx", SearchOption.AllDirectories) : [];
        return files.Length == 0 ? new SuiteOutcome(tests.Count, tests) : Of([.. files.Select(XDocument.Load)], tests);
    }

    /// <summary>The outcome that result files show.</summary>
    public static SuiteOutcome Of(IReadOnlyList<XDocument> results, IReadOnlyList<string> tests)
    {
        HashSet<string> ran = new(StringComparer.Ordinal);
        HashSet<string> failed = new(StringComparer.Ordinal);
        foreach (XDocument result in results)
        {
            XNamespace space = result.Root!.Name.Namespace;
            Dictionary<string, string> names = result.Descendants(space + "UnitTest").ToDictionary(test => (string)test.Attribute("id")!, NameOf);
            foreach (XElement one in result.Descendants(space + "UnitTestResult"))
            {
                string name = names[(string)one.Attribute("testId")!];
                string outcome = (string)one.Attribute("outcome")!;
                if (outcome != "NotExecuted" && tests.Contains(name))
                {
                    ran.Add(name);
                }

                if (outcome == "Failed" && tests.Contains(name))
                {
                    failed.Add(name);
                }
            }
        }

        return new SuiteOutcome(ran.Count, [.. failed.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Class and method, without the namespace and the arguments of a case.</summary>
    private static string NameOf(XElement test)
    {
        XElement method = test.Elements().Single(element => element.Name.LocalName == "TestMethod");
        string type = ((string)method.Attribute("className")!).Split('.')[^1];
        string name = ((string)method.Attribute("name")!).Split('(')[0];
        return $"{type}.{name.Split('.')[^1]}";
    }
}
