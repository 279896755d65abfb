using System.Xml.Linq;
using NanoStim.Removal;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Removals;

/// <summary>What a removal has done is read out of the result files of the suites.</summary>
internal sealed class SuiteOutcomeTests
{
    private const string Results = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testId="1" outcome="Passed" />
            <UnitTestResult testId="2" outcome="Failed" />
            <UnitTestResult testId="3" outcome="NotExecuted" />
            <UnitTestResult testId="4" outcome="Failed" />
          </Results>
          <TestDefinitions>
            <UnitTest id="1"><TestMethod className="NanoStim.X.GateTests" name="One(1)" /></UnitTest>
            <UnitTest id="2"><TestMethod className="NanoStim.X.GateTests" name="One(2)" /></UnitTest>
            <UnitTest id="3"><TestMethod className="NanoStim.X.GateTests" name="Two" /></UnitTest>
            <UnitTest id="4"><TestMethod className="NanoStim.X.GateTests" name="OneMore" /></UnitTest>
          </TestDefinitions>
        </TestRun>
        """;

    [Test]
    public void Test_has_failed_when_one_of_its_cases_has_and_others_do_not_count()
    {
        SuiteOutcome outcome = SuiteOutcome.Of([XDocument.Parse(Results)], ["GateTests.One", "GateTests.Two"]);

        Assert.That(outcome.Ran, Is.EqualTo(1));
        Assert.That(outcome.Failed, Is.EqualTo(new[] { "GateTests.One" }));
    }

    [Test]
    public void Suite_without_a_result_file_has_failed_as_a_whole()
    {
        SuiteOutcome outcome = SuiteOutcome.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), ["GateTests.One"]);

        Assert.That(outcome.Failed, Is.EqualTo(new[] { "GateTests.One" }));
    }

    [Test]
    public void Tests_of_a_requirement_are_those_of_the_generated_page()
    {
        NamedTests tests = new("## SR-1 First\n\n- [X.Tests](../tests/NanoStim.X.Tests): `A.B`, `A.C`\n\n## SR-2 Second\n\n- [Y](../tests/NanoStim.Y): `A.B`\n");
        Removal.Removal removal = new("SR-1-x", "SR-1", "control", "x.cs", "a", "b");

        Assert.That(tests.Of(removal), Is.EqualTo(new[] { new NamedTest("NanoStim.X.Tests", "A.B"), new NamedTest("NanoStim.X.Tests", "A.C") }));
        Assert.That(tests.Of(removal with { Requirement = "SR-3" }), Is.Empty);
    }
}
