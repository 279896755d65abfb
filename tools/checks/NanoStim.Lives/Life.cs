using System.Globalization;

namespace NanoStim.Lives;

/// <summary>The life of a device: its specimen, its first load, and what happens to it.</summary>
/// <param name="Seed">Seed of the specimen: converter, noise, jitter of the loop.</param>
/// <param name="FirstLoad">What is between the electrodes at first.</param>
/// <param name="Actions">What happens.</param>
public sealed record Life(int Seed, string FirstLoad, IReadOnlyList<LifeAction> Actions)
{
    private const string Header = "nanostim life 1";

    /// <summary>The life as the text of a replay file.</summary>
    public string Text
    {
        get
        {
            string head = string.Create(CultureInfo.InvariantCulture, $"{Header}\nseed {Seed}\nload {FirstLoad}\n");
            return head + string.Concat(Actions.Select(action => action.Text + "\n"));
        }
    }

    /// <summary>Reads the text of a replay file. Lines that begin with # are comments.</summary>
    /// <exception cref="FormatException">It is none; the message says which line is wrong, and how.</exception>
    public static Life Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        if (lines.Length < 3 || lines[0] != Header)
        {
            throw new FormatException($"the first line is not '{Header}', so this is not a replay file.");
        }

        if (!lines[1].StartsWith("seed ", StringComparison.Ordinal) || !int.TryParse(lines[1].AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int seed))
        {
            throw new FormatException($"'{lines[1]}' is not a seed; write for example 'seed 1'.");
        }

        string load = lines[2].StartsWith("load ", StringComparison.Ordinal) ? lines[2][5..] : lines[2];
        LifeVerbs.Require(LifeVerbs.Load, load, lines[2]);
        return new Life(seed, load, [.. lines.Skip(3).Select(LifeAction.Parse)]);
    }
}
