namespace NanoStim.Removal.Constants;

/// <summary>How many of the numbers of a folder are noticed.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Planted">All that compile and were run.</param>
/// <param name="Noticed">Those that a test notices.</param>
/// <param name="NotRun">Those that were not run.</param>
public sealed record FolderScore(string Folder, int Planted, int Noticed, int NotRun)
{
    /// <summary>At least this share has to be noticed.</summary>
    public const double Required = 0.95;

    /// <summary>The share that is noticed.</summary>
    public double Share => Planted == 0 ? 1 : (double)Noticed / Planted;

    /// <summary>Whether all were run, and enough are noticed.</summary>
    public bool IsEnough => NotRun == 0 && Share >= Required;

    /// <summary>The score of every folder, in the order of the numbers.</summary>
    public static IReadOnlyList<FolderScore> Of(IReadOnlyList<PlantedNumber> numbers, Func<string, NumberResult?> results) =>
        [.. numbers.GroupBy(number => number.Folder).Select(folder => Of(folder.Key, [.. folder.Select(number => results(number.Id)?.Outcome)]))];

    private static FolderScore Of(string folder, IReadOnlyList<NumberOutcome?> outcomes) => new(
        folder,
        outcomes.Count(outcome => outcome is NumberOutcome.Survived or NumberOutcome.Noticed or NumberOutcome.TimedOut),
        outcomes.Count(outcome => outcome is NumberOutcome.Noticed or NumberOutcome.TimedOut),
        outcomes.Count(outcome => outcome is null));
}
