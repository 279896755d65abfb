using NUnit.Framework;

namespace NanoStim.DeviceSubset.Tests;

internal sealed class DocumentTests
{
    [Test]
    public void The_document_lists_the_rules_as_they_are()
    {
        string document = File.ReadAllText(Path.Combine(Device.Root, "docs", "device-subset.md"));

        Assert.That(document.Replace("\r", "", StringComparison.Ordinal), Does.Contain(RuleBook.Table()), RuleBook.Table());
    }

    [Test]
    public void Safety_page_has_the_number_of_the_rules() =>
        Assert.That(File.ReadAllText(Path.Combine(Device.Root, "SAFETY.md")), Does.Contain($"[{RuleBook.All.Count} rules](docs/device-subset.md)"));

    [Test]
    public void Rules_are_numbered_in_their_order() =>
        Assert.That(RuleBook.All.Select(rule => rule.Id), Is.EqualTo(Enumerable.Range(1, RuleBook.All.Count).Select(number => $"NS{number:D3}")));

    [Test]
    public void Every_rule_has_a_planted_bug()
    {
        // That stand-ins of the host differ is planted in the surface tests.
        IEnumerable<string> planted = PlantedBugs.All.Select(bug => bug.Rule.Id).Append(RuleBook.HostStandIn.Id).Distinct();

        Assert.That(planted, Is.EquivalentTo(RuleBook.All.Select(rule => rule.Id)));
    }
}
