using System.Text.RegularExpressions;

namespace NanoStim.Repository.Tests.Words;

/// <summary>Finds the avoided phrases of a <see cref="TermsPage"/> in prose.</summary>
internal sealed class WordCheck
{
    private const int ContextLetters = 30;

    private readonly TermsPage _terms;
    private readonly Dictionary<string, AvoidedPhrase> _phrases;
    private readonly Regex _any;
    private readonly Regex _idioms;

    /// <summary>Prepares the search.</summary>
    public WordCheck(TermsPage terms)
    {
        _terms = terms;
        _phrases = terms.Phrases.ToDictionary(phrase => phrase.Text, StringComparer.OrdinalIgnoreCase);
        _any = AnyOf(terms.Phrases.Select(phrase => phrase.Text));
        _idioms = AnyOf(terms.Idioms);
    }

    /// <summary>The findings in a text, in its order.</summary>
    public IEnumerable<WordFinding> Find(Prose prose)
    {
        (int From, int To)[] right = [.. _idioms.Matches(prose.Text).Select(match => (match.Index, match.Index + match.Length))];
        foreach (Match match in _any.Matches(prose.Text))
        {
            AvoidedPhrase phrase = _phrases[Spaces(match.Value)];
            bool isRight = right.Any(idiom => idiom.From <= match.Index && match.Index + match.Length <= idiom.To);
            if (!isRight && !IsRightIn(prose.Path, phrase))
            {
                yield return new WordFinding(prose.Path, prose.Line + prose.Text.AsSpan(0, match.Index).Count('\n'), phrase, Context(prose.Text, match));
            }
        }
    }

    /// <summary>Whether the page lists the phrase as right in this file.</summary>
    private bool IsRightIn(string path, AvoidedPhrase phrase) => _terms.Places.Any(place =>
        (place.Phrase == "*" || place.Phrase == phrase.Text)
        && (path == place.Place || path.StartsWith(place.Place.TrimEnd('/') + "/", StringComparison.Ordinal)));

    private static string Context(string text, Match match)
    {
        int from = Math.Max(0, match.Index - ContextLetters);
        int to = Math.Min(text.Length, match.Index + match.Length + ContextLetters);
        return Spaces(text[from..to]);
    }

    // Longer phrases first: of two that begin at the same place, the regex takes the first.
    private static Regex AnyOf(IEnumerable<string> phrases) => new(
        @"(?<![\w.:-])(?:" + string.Join('|', phrases.OrderByDescending(phrase => phrase.Length).Select(phrase => Regex.Escape(phrase).Replace("\\ ", @"\s+", StringComparison.Ordinal)).DefaultIfEmpty("(?!)")) + @")(?![\w(-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Spaces(string text) => Regex.Replace(text, @"\s+", " ");
}
