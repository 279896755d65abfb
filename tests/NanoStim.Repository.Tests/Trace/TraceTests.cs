using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Trace;

/// <summary>Compares hazards, requirements and tests with each other.</summary>
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
    public void The_page_of_the_tests_is_as_the_tests_are() =>
        GeneratedText.AssertPage(SafetyTestsPage.Path, SafetyTestsPage.Text(new SafetyPage(Repository.Read(Page)), TestSources.All()));

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
