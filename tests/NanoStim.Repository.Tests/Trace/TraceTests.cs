using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Trace;

/// <summary>Hazards, requirements and tests against each other; and SAFETY.md lists the tests that there are.</summary>
internal sealed class TraceTests
{
    private const string Page = "SAFETY.md";

    [Test]
    public void Every_hazard_has_a_requirement_and_every_requirement_a_test()
    {
        SafetyPage page = new(Repository.Read(Page));

        Assert.That(TraceCheck.Problems(page, TestSources.All()), Is.Empty);
        Assert.That(page.Hazards, Has.Count.GreaterThan(10));
        Assert.That(page.Requirements, Has.Count.GreaterThan(20));
    }

    [Test]
    public void The_page_lists_the_tests_as_they_are()
    {
        string page = new SafetyPage(Repository.Read(Page)).With(TestSources.All());
        if (Environment.GetEnvironmentVariable("NANOSTIM_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Page), page);
        }

        Assert.That(Repository.Read(Page), Is.EqualTo(page), "write it anew with NANOSTIM_ACCEPT=1");
    }

    [Test]
    public void Links_of_the_page_lead_somewhere()
    {
        string[] links = [.. System.Text.RegularExpressions.Regex.Matches(Repository.Read(Page), @"\]\(([^)#]+)").Select(link => link.Groups[1].Value)];

        Assert.That(links, Has.Length.GreaterThan(30));
        Assert.That(links.Where(link => !Path.Exists(Path.Combine(Repository.Root, link))), Is.Empty);
    }

    [TestCase("README.md")]
    [TestCase(Page)]
    [Requirement("SR-26")]
    public void Users_are_told_that_it_is_no_medical_device(string page)
    {
        string text = Repository.Read(page).Replace("\n> ", " ", StringComparison.Ordinal);

        Assert.That(text, Does.Contain("**Not a medical device.**").And.Contains("not certified").And.Contains("Do not use it on a person"));
        Assert.That(text, Does.Contain("pacemaker"));
    }
}
