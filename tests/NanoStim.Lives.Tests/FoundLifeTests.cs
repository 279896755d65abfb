using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Lives.Tests;

/// <summary>Lives that the search has found, in their shortest forms: defects that are mended, and cases in which the judge was too sure of what had been asked for.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FoundLifeTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Found");

    /// <summary>The transfer of a start leaves the light off, and the pattern of the session before went on.</summary>
    [TestCase("ems", "1kohm", """
        after 4000 ms wait - 0
        after 20 ms say :PROG:NAME\s"ems-short-contractions";:CURR\s55000UA;:OUTP\sON\n 1
        after 1149 ms say ABOR\n 1
        after 10 ms press plus 109
        """)]
    [TestCase("ms", "1kohm", """
        after 4000 ms wait - 0
        after 300 ms press plus 37
        after 300 ms press plus 18
        after 300 ms press plus 18
        after 300 ms press plus 18
        after 300 ms press plus 150
        after 10 ms say \x03 1
        """)]
    [Requirement("SR-31")]
    public void Light_is_on_after_a_start_that_follows_a_stop_at_once(string slide, string load, string actions)
    {
        LifeResult result = Run(slide, load, actions, 1);

        Assert.That(result.Charge, Is.GreaterThan(0));
        Assert.That(result.Violations, Is.Empty);
    }

    [Test]
    [Requirement("SR-32")]
    public void Number_that_is_no_boolean_starts_nothing()
    {
        LifeResult result = Run("ms", "2kohm", """
            after 4000 ms wait - 0
            after 10 ms say :CURR\s420UA\n 1
            after 1814 ms say :OUTP\s2\n 1
            after 3000 ms wait - 0
            """, 1);

        Assert.That(result.Charge, Is.Zero);
        Assert.That(result.Violations, Is.Empty);
    }

    /// <summary>Cases in which the judge was too sure: each was called a violation once, and is none.</summary>
    [TestCaseSource(nameof(JudgedTooSurely))]
    public void Judge_leaves_open_what_is_open(string file)
    {
        LifeResult result = LifeRun.Of(Life.Parse(File.ReadAllText(Path.Combine(s_folder, file + ".life"))));

        Assert.That(result.Charge, Is.GreaterThan(0));
        Assert.That(result.Violations, Is.Empty);
    }

    /// <summary>What the sink's peak hold still shows of the self-test hides an excess from it, but not from the lead of the load.</summary>
    [TestCase("ms-facial", "10kohm", 30)]
    [TestCase("ms-facial", "1kohm", 10)]
    [TestCase("ms-two-stage", "500ohm", 30)]
    [TestCase("ms-slow-square", "20kohm", 100)]
    [Requirement("SR-13")]
    public void Excess_soon_after_the_self_test_is_seen_at_once(string program, string load, int microAmps)
    {
        LifeResult result = Run("ms", load, $"""
            after 0 ms break set-point-divider-open 0
            after 2600 ms wait - 0
            after 10 ms command {program} {microAmps}
            after 4000 ms wait - 0
            """, 1);

        Assert.That(result.Charge, Is.GreaterThan(0));
        Assert.That(result.Violations, Is.Empty);
    }

    /// <summary>The second one used to take the place of the first, which its mending then took away as well.</summary>
    [TestCase("after 200 ms wait - 0")]
    [TestCase("after 200 ms mend collection-every-step 0")]
    [Requirement("SR-15")]
    public void Two_faults_of_the_loop_are_both_there(string next)
    {
        LifeResult result = Run("ems", "1kohm", $"""
            after 4000 ms wait - 0
            after 10 ms command ems-abdominal 17000
            after 1500 ms break slow-loop 0
            after 30 ms break collection-every-step 0
            {next}
            after 3000 ms wait - 0
            """, 690669);

        Assert.That(result.Fault, Is.Not.Zero);
        Assert.That(result.Violations, Is.Empty);
    }

    private static IEnumerable<string> JudgedTooSurely() => Directory.EnumerateFiles(s_folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    private static LifeResult Run(string slide, string load, string actions, int seed)
    {
        string first = slide == "ems" ? "after 0 ms slide ems 0\n" : "";
        return LifeRun.Of(Life.Parse($"nanostim life 1\nseed {seed}\nload {load}\n{first}{actions}"));
    }
}
