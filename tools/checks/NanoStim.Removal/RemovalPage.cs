using System.Globalization;
using System.Text;

namespace NanoStim.Removal;

/// <summary>Writes <c>docs/safety/removal.md</c>.</summary>
public static class RemovalPage
{
    /// <summary>Path of the page from the root of a checkout.</summary>
    public const string Path = "docs/safety/removal.md";

    // Names of the first tests are enough to go and look.
    private const int Shown = 3;

    /// <summary>The page.</summary>
    /// <param name="removals">The controls.</param>
    /// <param name="results">What became of the tests without each of them; null where it was not run.</param>
    /// <param name="firmware">The commit and its date.</param>
    public static string Text(IReadOnlyList<Removal> removals, Func<string, RemovalResult?> results, string firmware)
    {
        StringBuilder page = new();
        page.Append("# Controls removed\n\n");
        page.Append("For each requirement of [SAFETY.md](../../SAFETY.md): what the tests that [name it](../safety-tests.md) say when a control of it is taken out of the sources. ");
        page.Append("Written by `nanostim check removal`, which makes the edits of [removals.json](removals.json) one at a time in a copy of the checkout, builds, and runs these tests; ");
        page.Append("one suite after the other, from seconds to minutes, until one notices. A control without a test that fails is marked **not noticed**.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Run on the firmware of {firmware}.\n\n");
        int noticed = removals.Count(removal => results(removal.Id) is { Problem: "", Failed.Count: > 0 });
        int missing = removals.Count(removal => results(removal.Id) is null);
        page.Append(CultureInfo.InvariantCulture, $"{noticed} of {removals.Count} removals are noticed, {missing} were not run.\n\n");
        page.Append("| requirement | removed | in | tests that fail | of |\n| --- | --- | --- | --- | --: |\n");
        foreach (Removal removal in removals)
        {
            RemovalResult? result = results(removal.Id);
            string file = System.IO.Path.GetFileName(removal.File);
            page.Append(CultureInfo.InvariantCulture, $"| {removal.Requirement} | {removal.Control} | [{file}](../../{removal.File}) | {Outcome(result)} | {result?.Ran ?? 0} |\n");
        }

        return page.ToString();
    }

    private static string Outcome(RemovalResult? result)
    {
        if (result is null)
        {
            return "not run";
        }

        if (result.Problem.Length > 0)
        {
            return "does not build";
        }

        if (result.Failed.Count == 0)
        {
            return "**not noticed**";
        }

        string more = result.Failed.Count > Shown ? $" and {result.Failed.Count - Shown} more" : "";
        return string.Join(", ", result.Failed.Take(Shown).Select(name => $"`{name}`")) + more;
    }
}
