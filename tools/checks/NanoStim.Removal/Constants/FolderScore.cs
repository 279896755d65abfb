namespace NanoStim.Removal.Constants;

/// <summary>How many of the numbers of a folder are noticed.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Planted">All that compile and were run.</param>
/// <param name="Noticed">Those that a test notices.</param>
/// <param name="Same">Those that no test notices because they do the same.</param>
/// <param name="NotRun">Those that were not run.</param>
public sealed record FolderScore(string Folder, int Planted, int Noticed, int Same, int NotRun)
{
    /// <summary>At least this share has to be noticed.</summary>
    public const double Required = 0.95;

    /// <summary>The share that is noticed of those that change anything.</summary>
    public double Share => Planted == Same ? 1 : (double)Noticed / (Planted - Same);

    /// <summary>Whether all were run, and enough are noticed.</summary>
    public bool IsEnough => NotRun == 0 && Share >= Required;

    /// <summary>The score of every folder, in the order of the numbers.</summary>
    public static IReadOnlyList<FolderScore> Of(IReadOnlyList<PlantedNumber> numbers, Func<string, NumberResult?> results, IReadOnlyList<NumberReason> reasons) =>
        [.. numbers.GroupBy(number => number.Folder).Select(folder => Of(folder.Key, [.. folder], results, reasons))];

    private static FolderScore Of(string folder, PlantedNumber[] numbers, Func<string, NumberResult?> results, IReadOnlyList<NumberReason> reasons)
    {
        NumberOutcome?[] outcomes = [.. numbers.Select(number => results(number.Id)?.Outcome)];
        int noticed = outcomes.Count(outcome => outcome is NumberOutcome.Noticed or NumberOutcome.TimedOut);
        int survived = outcomes.Count(outcome => outcome == NumberOutcome.Survived);
        int same = numbers.Where((_, i) => outcomes[i] == NumberOutcome.Survived).Count(number => reasons.FirstOrDefault(reason => reason.Covers(number))?.IsSame == true);
        return new FolderScore(folder, noticed + survived, noticed, same, outcomes.Count(outcome => outcome is null));
    }
}
