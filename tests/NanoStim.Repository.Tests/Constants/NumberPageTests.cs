using NanoStim.Removal.Constants;
using NUnit.Framework;

namespace NanoStim.Repository.Tests.Constants;

/// <summary>What is said of the numbers that were planted, and why some are not noticed.</summary>
internal sealed class NumberPageTests
{
    private static readonly PlantedNumber[] s_numbers =
    [
        Of("firmware/F/Modes/A.cs", "A.Max", "1"), Of("firmware/F/Modes/A.cs", "A.Max", "2"), Of("firmware/F/Safety/B.cs", "B.Min", "3"), Of("firmware/F/Safety/B.cs", "B.Min", "4"),
    ];

    [Test]
    public void Score_counts_what_compiles_and_a_loop_without_an_end_as_noticed()
    {
        FolderScore[] scores = [.. FolderScore.Of(s_numbers, Result(NumberOutcome.Noticed, NumberOutcome.Survived, NumberOutcome.TimedOut, NumberOutcome.NotCompiled), [])];

        Assert.That(scores, Is.EqualTo(new[] { new FolderScore("Modes", 2, 1, 0, 0), new FolderScore("Safety", 1, 1, 0, 0) }));
        Assert.That(scores.Select(score => score.IsEnough), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void Folder_that_was_not_run_to_its_end_is_not_enough() =>
        Assert.That(FolderScore.Of(s_numbers, Result(NumberOutcome.Noticed, NumberOutcome.Noticed, NumberOutcome.Noticed, null), []).Select(score => score.IsEnough), Is.EqualTo(new[] { true, false }));

    [Test]
    public void Page_has_the_reason_or_says_that_there_is_none()
    {
        NumberReason[] reasons = [new("firmware/F/Modes/A.cs", "A.M*", null, "2", "the same")];
        string page = NumberPage.Text(s_numbers, Result(NumberOutcome.Noticed, NumberOutcome.Survived, NumberOutcome.Survived, null), reasons, "today");

        Assert.That(page, Does.Contain("| Modes | 2 | 1 | 1 | 0 | 100.0 % | 0 |").And.Contain("| Safety | 1 | 0 | 0 | 1 | 0.0 % | 1 |").And.Contain("| together | 3 | 1 | 1 | 1 | 50.0 % | 1 |"));
        Assert.That(page, Does.Contain("`A.Max` | 0 | 2 | the same |").And.Contain("`B.Min` | 0 | 3 | **no reason given** |"));
    }

    [Test]
    public void Reason_that_only_explains_a_gap_makes_no_score_better()
    {
        NumberReason[] reasons = [new("firmware/F/Modes/A.cs", "A.Max", null, null, "Not shown: nobody looks.")];
        FolderScore modes = FolderScore.Of(s_numbers, Result(NumberOutcome.Noticed, NumberOutcome.Survived, null, null), reasons)[0];

        Assert.That((modes.Same, modes.Share), Is.EqualTo((0, 0.5)));
    }

    [Test]
    public void Every_reason_is_about_a_number_of_the_sources()
    {
        IReadOnlyList<PlantedNumber> numbers = NumberSources.Of(Repository.Root);

        Assert.That(NumberReasons.Of(Repository.Root).Where(reason => !numbers.Any(reason.Covers)), Is.Empty);
    }

    private static PlantedNumber Of(string file, string member, string to) => new(file, 7, member, "0", to, false, []);

    private static Func<string, NumberResult?> Result(params NumberOutcome?[] outcomes) =>
        id => outcomes[Array.FindIndex(s_numbers, number => number.Id == id)] is { } outcome ? new NumberResult(id, outcome, "") : null;
}
