using NUnit.Framework;

namespace NanoStim.Repository.Tests.Trace;

/// <summary>The check finds what it is there for.</summary>
internal sealed class TraceCheckTests
{
    private const string Page = """
        | HZ-1 | one | a |
        | HZ-2 | two | b |

        ### SR-1 First

        - **Hazards:** HZ-1
        - **Bound:** 1
        - **Enforced by:** this
        - **Shown by:** [its tests](docs/safety-tests.md#sr-1)

        ### SR-2 Second

        - **Hazards:** HZ-1, HZ-2
        - **Bound:** 2
        - **Enforced by:** that
        - **Shown by:** [its tests](docs/safety-tests.md#sr-2)

        ## Known gaps
        """;

    private const string Tests = """
        class GateTests
        {
            [Test]
            [Requirement("SR-1")]
            public void One() { }

            [TestCase(1)]
            [Requirement("SR-1")]
            [Requirement("SR-2")]
            public void Two(int n) { }

            [Test]
            public void Three() { }
        }
        """;

    [Test]
    public void Nothing_is_missing() => Assert.That(Problems(Page, Tests), Is.Empty);

    [TestCase("    [Requirement(\"SR-2\")]\n", "", "SR-2 has no test")]
    [TestCase("[Requirement(\"SR-2\")]", "[Requirement(\"SR-3\")]", "Two of NanoStim.X names SR-3")]
    [TestCase("[Test]\n    [Requirement(\"SR-1\")]", "[Requirement(\"SR-1\")]", "One of NanoStim.X names a requirement, but is no test")]
    [TestCase("[TestCase(1)]", "[TestCase(1), Ignore(\"later\")]", "SR-2 has no test")]
    public void Problem_of_a_test_is_found(string what, string instead, string problem)
    {
        string tests = Tests.Replace(what, instead, StringComparison.Ordinal);

        Assert.That(tests, Is.Not.EqualTo(Tests));
        Assert.That(Problems(Page, tests), Has.Some.Contains(problem));
    }

    [TestCase("HZ-1, HZ-2", "HZ-1", "HZ-2 has no requirement")]
    [TestCase("HZ-1, HZ-2", "HZ-1, HZ-2, HZ-3", "SR-2 names HZ-3")]
    [TestCase("- **Bound:** 2\n", "", "SR-2 lacks")]
    [TestCase("- **Enforced by:** this\n", "", "SR-1 lacks")]
    [TestCase("safety-tests.md#sr-2", "safety-tests.md#sr-1", "SR-2 lacks the line")]
    [TestCase("### SR-2 Second", "### SR-1 Second", "SR-1 is there twice")]
    public void Problem_of_the_page_is_found(string what, string instead, string problem)
    {
        string page = Page.Replace(what, instead, StringComparison.Ordinal);

        Assert.That(page, Is.Not.EqualTo(Page));
        Assert.That(Problems(page, Tests), Has.Some.Contains(problem));
    }

    [Test]
    public void Generated_page_has_the_matrix_and_the_tests_of_each_requirement()
    {
        string page = SafetyTestsPage.Text(new SafetyPage(Page), [.. TestSources.Of("NanoStim.X", Tests)]);

        Assert.That(page, Does.Contain("## SR-1 First\n\n- [X](../tests/NanoStim.X): `GateTests.One`, `GateTests.Two`\n"));
        Assert.That(page, Does.Contain("## SR-2 Second\n\n- [X](../tests/NanoStim.X): `GateTests.Two`\n"));
        Assert.That(page, Does.Contain("| HZ-2 | [SR-2](#sr-2) Second | 1 | X |\n").And.Contain("<a id=\"sr-2\"></a>"));
        Assert.That(page, Does.Not.Contain("GateTests.Three"));
    }

    private static IEnumerable<string> Problems(string page, string tests) =>
        TraceCheck.Problems(new SafetyPage(page), [.. TestSources.Of("NanoStim.X", tests)]);
}
