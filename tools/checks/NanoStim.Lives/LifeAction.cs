using System.Globalization;

namespace NanoStim.Lives;

/// <summary>One thing that happens in the life of a device.</summary>
/// <param name="AfterMillis">Time since the action before it, in ms.</param>
/// <param name="Verb">What happens, see <see cref="LifeVerbs"/>.</param>
/// <param name="Argument">To what: a button, a fault, a load; "-" for nothing.</param>
/// <param name="Value">How long or how much, in the unit of the verb.</param>
public sealed record LifeAction(int AfterMillis, string Verb, string Argument, int Value)
{
    /// <summary>The action as a line of a replay file.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"after {AfterMillis} ms {Verb} {Argument} {Value}");

    /// <summary>Reads such a line.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static LifeAction Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 6 || words[0] != "after" || words[2] != "ms"
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int after)
            || !int.TryParse(words[5], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            throw new FormatException($"'{line}' is not an action; write for example 'after 4000 ms press plus 300'.");
        }

        LifeVerbs.Require(words[3], words[4], line);
        return new LifeAction(after, words[3], words[4], value);
    }
}
