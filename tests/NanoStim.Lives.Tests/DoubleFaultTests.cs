using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>The page of two failed parts at once is what the firmware and the board of this checkout do.</summary>
internal sealed partial class DoubleFaultTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", "safety", "double-faults.md"));

    [Test]
    public void First_faults_are_those_of_the_page()
    {
        DoubleFaults faults = new(Environment.ProcessorCount);
        IReadOnlyList<FirstFault> firsts = faults.Firsts();
        string table = DoubleFaultPage.Text(firsts, []);
        int at = table.IndexOf("## The first part alone", StringComparison.Ordinal);

        Assert.That(s_page, Does.EndWith(table[at..]), "write it again: nanostim check pairs --page docs/safety/double-faults.md");
        Assert.That(s_page, Does.Contain($"{firsts.Count(first => !first.IsLatent)} found, {firsts.Count(first => first.IsLatent)} latent"));
        Assert.That(s_page, Does.Contain($"- {firsts.Count(first => first.IsLatent) * (DoubleFaults.Parts.Count - 1)} pairs"));
    }

    [Test]
    public void Each_pair_of_the_page_is_outside_and_says_why()
    {
        MatchCollection rows = Row().Matches(s_page);
        Assert.That(rows, Is.Not.Empty);
        foreach (Match row in rows)
        {
            bool isEms = row.Groups[2].Value == "EMS";
            foreach (string second in row.Groups[3].Value.Split(", ").Select(word => word.Trim('`')))
            {
                FaultPair pair = DoubleFaults.PairOf(row.Groups[1].Value, second, isEms);
                Assert.That(pair.Outside, Is.Not.Empty, row.Value);
            }

            Assert.That(row.Groups[5].Value, Has.Length.GreaterThan(40), "why");
        }
    }

    [TestCase("ms-rail-high", "series-resistor-short", false)]
    [TestCase("hv-switch-short", "watchdog-stuck", true)]
    [TestCase("phase-limiter-dead", "gpio-25-stuck-high", false)]
    [TestCase("charger-supply-path-open", "charger-power-good-path-open", true)]
    public void Pair_that_is_not_on_the_page_is_within_the_limits(string first, string second, bool isEms) =>
        Assert.That(DoubleFaults.PairOf(first, second, isEms).Outside, Is.Empty);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\| `([a-z0-9.-]+)` \| (EMS|microcurrent) \| (`[^|]*) \| ([^|]*) \| ([^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
