using F23.StringSimilarity;

namespace NanoStim.Cli.Parsing;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Nearest
{
    // Of a word of nine letters, three may be wrong; of a short one, one.
    private const int LettersPerSlip = 3;

    private static readonly Damerau s_distance = new();

    /// <summary>The nearest of the words that there are.</summary>
    /// <returns>Null if none is near.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.All(char.IsAsciiDigit))
        {
            // A number is near to every other one.
            return null;
        }

        string typed = word.ToLowerInvariant();
        int limit = Math.Max(1, typed.TrimStart('-').Length / LettersPerSlip);
        return known.Select(each => (Word: each, Distance: s_distance.Distance(typed, each.ToLowerInvariant())))
            .Where(each => each.Distance <= limit)
            .OrderBy(each => each.Distance)
            .Select(each => each.Word)
            .FirstOrDefault();
    }

    /// <summary>The end of a sentence on a word that does not exist: the nearest one, or all.</summary>
    public static string Advice(string word, IReadOnlyCollection<string> known) => To(word, known) is { } near
        ? $"did you mean {near}?"
        : $"write one of {string.Join(", ", known)}.";
}
