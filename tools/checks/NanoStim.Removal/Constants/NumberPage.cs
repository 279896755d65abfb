using System.Globalization;
using System.Text;

namespace NanoStim.Removal.Constants;

/// <summary>Writes <c>docs/mutation-constants.md</c>.</summary>
public static class NumberPage
{
    /// <summary>Path of the page from the root of a checkout.</summary>
    public const string Path = "docs/mutation-constants.md";

    /// <summary>The page.</summary>
    /// <param name="numbers">All that can be planted.</param>
    /// <param name="results">What became of each; null where it was not run.</param>
    /// <param name="reasons">Why some survive.</param>
    /// <param name="firmware">The commit and its date.</param>
    public static string Text(IReadOnlyList<PlantedNumber> numbers, Func<string, NumberResult?> results, IReadOnlyList<NumberReason> reasons, string firmware)
    {
        StringBuilder page = new();
        page.Append("# Wrong numbers\n\n");
        page.Append("Every number in the sources of firmware and adapter is changed by one step, one at a time, and the tests run: a limit and an entry of a table one up and one down, ");
        page.Append("a number within a calculation one up, a rate ten times higher and lower, a value with a fraction 10 % up and down; two pins of the pin map are swapped, ");
        page.Append("a pull is left out or turned round, a level is the other one. Written by `nanostim check constants`; ");
        page.Append("[mutation.md](mutation.md) says how to run it. The reasons are those of [mutation-constants.json](mutation-constants.json).\n\n");
        page.Append("The score is the share of those that change anything. A number that the compiler refuses counts as none.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Run on the firmware of {firmware}.\n\n");
        page.Append("| folder | planted | noticed | does the same | not noticed | score | not run |\n| --- | --: | --: | --: | --: | --: | --: |\n");
        IReadOnlyList<FolderScore> scores = FolderScore.Of(numbers, results, reasons);
        FolderScore total = new("together", scores.Sum(score => score.Planted), scores.Sum(score => score.Noticed), scores.Sum(score => score.Same), scores.Sum(score => score.NotRun));
        foreach (FolderScore score in scores.Where(score => score.Planted + score.NotRun > 0).Append(total))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {score.Folder} | {score.Planted} | {score.Noticed} | {score.Same} | {score.Planted - score.Noticed - score.Same} | {Percent(score)} | {score.NotRun} |\n");
        }

        AppendSurvivors(page, [.. numbers.Where(number => results(number.Id) is { Outcome: NumberOutcome.Survived })], reasons);
        return page.ToString();
    }

    private static void AppendSurvivors(StringBuilder page, PlantedNumber[] survivors, IReadOnlyList<NumberReason> reasons)
    {
        page.Append("\n## Not noticed\n\n| place | number | planted | why |\n| --- | --- | --- | --- |\n");
        foreach (PlantedNumber number in survivors)
        {
            string reason = reasons.FirstOrDefault(one => one.Covers(number))?.Reason ?? "**no reason given**";
            string file = System.IO.Path.GetFileName(number.File);
            page.Append(CultureInfo.InvariantCulture, $"| [{file}](../{number.File}) {number.Line}, `{number.Member}` | {number.From} | {number.To} | {reason} |\n");
        }
    }

    private static string Percent(FolderScore score) =>
        score.Planted == 0 ? "-" : (100 * score.Share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
