using System.Xml.Linq;

namespace NanoStim.Removal.Constants;

/// <summary>Which tests run, in the notation of NUnit's filters.</summary>
internal static class SuiteFilter
{
    /// <summary>Tests by their full names.</summary>
    internal static string OfTests(IEnumerable<string> names) =>
        Filter(new XElement("or", names.Select(name => new XElement("test", name))));

    /// <summary>Classes by a regular expression for their names; all where there is none.</summary>
    internal static string OfClasses(string classes) =>
        classes.Length == 0 ? Filter(null) : Filter(new XElement("class", new XAttribute("re", "1"), $@"\.({classes})$"));

    private static string Filter(XElement? element) => new XElement("filter", element).ToString(SaveOptions.DisableFormatting);
}
