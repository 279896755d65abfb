using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>The figures of mutation testing: what is in them, what is not, and that README says the same.</summary>
internal sealed class MutationPageTests
{
    private const string Config = """{ "stryker-config": { "mutate": ["Safety/**/*.cs"] } }""";

    private readonly MutationScore _score = MutationScore.Read();

    [Test]
    public void Table_has_the_folders_that_Stryker_mutates_with_figures_or_as_not_run() =>
        Assert.That(_score.Folders.Concat(_score.NotRun), Is.EquivalentTo(_score.Configured));

    [Test]
    public void Rows_add_up() => Assert.That(_score.WrongSums, Is.Empty);

    [Test]
    public void Readme_has_the_figures_of_the_page() => GeneratedText.AssertPart("README.md", "mutation", _score.Sentence());

    [Test]
    public void Folders_without_figures_are_named()
    {
        string sentence = _score.Sentence();

        Assert.That(_score.LeftOut, Does.Contain("NanoStim.Hal"));
        Assert.That(_score.LeftOut.Where(folder => !sentence.Contains($"`{folder}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Wrong_sum_is_found() =>
        Assert.That(MutationScore.Of("| Safety | 10 | 8 | 1 | 80.0 % | today |\n", Config).WrongSums, Is.EqualTo(new[] { "Safety" }));

    [Test]
    public void Folder_that_was_not_run_is_no_figure()
    {
        MutationScore score = MutationScore.Of("| Safety | not run | | | | |\n", Config);

        Assert.That((score.Folders.Count(), score.NotRun.Single()), Is.EqualTo((0, "Safety")));
    }

    [Test]
    public void Figures_of_two_firmwares_are_not_added_up()
    {
        string sentence = MutationScore.Of("| Safety | 10 | 8 | 2 | 80.0 % | one |\n| Output | 4 | 3 | 1 | 75.0 % | two |\n", Config).Sentence();

        Assert.That(sentence, Does.Contain("In `Safety` of the firmware of one they notice 8 of 10 (80.0 %). In `Output` of the firmware of two they notice 3 of 4 (75.0 %)."));
    }
}
