using NanoStim.Repository.Tests.Trace;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.SafetyFile;

/// <summary>The check finds what it is there for.</summary>
internal sealed class SafetyFileCheckTests
{
    private const string Safety = """
        | HZ-1 | one | a |

        ### SR-1 First

        - **Hazards:** HZ-1

        ### SR-2 Second

        - **Hazards:** HZ-1

        ## End
        """;

    private const string Tests = """
        class GateTests
        {
            [Test]
            [Requirement("SR-1")]
            public void One() { }

            [Test]
            [Requirement("SR-2")]
            public void Two() { }
        }
        """;

    private const string Rows = """
        | id | hazard | S | P before | before | controls | shown by | S after | P after | after | residual risk |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        | RA-1 | HZ-1 | S1 | P2 | R | SR-1 | `GateTests.One` | S1 | P1 | A | |
        """;

    private const string Matrix = """
        | matrix | S1 | S2 |
        | --- | --- | --- |
        | P2 | R | N |
        | P1 | A | R |
        """;

    [Test]
    public void Nothing_is_wrong() => Assert.That(Problems(Rows), Is.Empty);

    [TestCase("SR-1", "SR-3", "SR-3 is no requirement")]
    [TestCase("SR-1", "", "names no requirement")]
    [TestCase("`GateTests.One`", "`GateTests.Three`", "GateTests.Three is no test")]
    [TestCase("`GateTests.One`", "`GateTests.Two`", "none of its tests")]
    [TestCase("`GateTests.One`", "", "names no test")]
    [TestCase("| A | |", "| A |", "another number of cells")]
    [TestCase("HZ-1", "HZ-2", "HZ-2 is no hazard")]
    [TestCase("| P1 | A |", "| P1 | R |", "'after' is R")]
    [TestCase("| P2 | R |", "| P2 | A |", "'before' is A")]
    [TestCase("| S1 | P1 | A |", "| S2 | P1 | R |", "worse after")]
    [TestCase("| S1 | P1 | A |", "| S1 | P2 | R |", "without the word 'accepted'")]
    [TestCase("| P1 | A | |", "| P1 | A | **Not acceptable** |", "belong together")]
    [TestCase("| S1 | P1 | A |", "| S7 | P1 | A |", "no such severity")]
    public void Problem_is_found(string what, string instead, string problem)
    {
        string rows = Rows.Replace(what, instead, StringComparison.Ordinal);

        Assert.That(rows, Is.Not.EqualTo(Rows));
        Assert.That(Problems(rows), Has.Some.Contains(problem));
    }

    [Test]
    public void State_of_a_clause_is_one_of_three() =>
        Assert.That(SafetyFileCheck.StateProblems(MarkdownTable.All("| clause | state |\n| --- | --- |\n| 1 | shown |\n| 2 | done |\n").Single()), Is.EqualTo(new[] { "2: 'done' is no state." }));

    private static IEnumerable<string> Problems(string rows)
    {
        MarkdownTable analysis = MarkdownTable.All(rows).Single();
        SafetyPage safety = new(Safety);
        return SafetyFileCheck.TraceProblems("page", analysis, safety, [.. TestSources.Of("NanoStim.X", Tests)])
            .Concat(SafetyFileCheck.RiskProblems(analysis, MarkdownTable.All(Matrix).Single(), safety.Hazards));
    }
}
