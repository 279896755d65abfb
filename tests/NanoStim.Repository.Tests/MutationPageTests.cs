using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>The figures of mutation testing: what is in them, what is not, and that README says the same.</summary>
internal sealed class MutationPageTests
{
    private readonly MutationScore _score = MutationScore.Read();

    [Test]
    public void Table_has_the_folders_that_Stryker_mutates() => Assert.That(_score.Folders, Is.EquivalentTo(_score.Configured));

    [Test]
    public void Rows_and_total_add_up() => Assert.That(_score.WrongSums, Is.Empty);

    [Test]
    public void Readme_has_the_figures_of_the_page() => GeneratedText.AssertPart("README.md", "mutation", _score.Sentence());

    [Test]
    public void Folders_that_are_left_out_are_named()
    {
        string sentence = _score.Sentence();

        Assert.That(_score.LeftOut, Is.SupersetOf(new[] { "Output", "Modes", "Programs", "NanoStim.Hal", "NanoStim.Hal.Esp32" }));
        Assert.That(_score.LeftOut.Where(folder => !sentence.Contains($"`{folder}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Wrong_sum_is_found()
    {
        MutationScore score = MutationScore.Of("| Safety | 10 | 8 | 1 |\n| together | 10 | 8 | 1 |\n", """{ "stryker-config": { "mutate": ["Safety/**/*.cs"] } }""");

        Assert.That(score.WrongSums, Is.EqualTo(new[] { "Safety", "together" }));
    }
}
