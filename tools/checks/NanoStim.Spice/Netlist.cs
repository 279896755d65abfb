namespace NanoStim.Spice;

/// <summary>Reads the elements of a subcircuit file.</summary>
public static class Netlist
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>The elements of a subcircuit file, in order; control lines, models and comments are left out.</summary>
    public static IReadOnlyList<SpiceElement> Elements(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<SpiceElement> elements = [];
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.Length > 0 && char.IsLetter(trimmed[0]))
            {
                elements.Add(Read(trimmed));
            }
        }

        return elements;
    }

    private static SpiceElement Read(string line)
    {
        string[] words = line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        int nodes = char.ToUpperInvariant(words[0][0]) switch
        {
            'R' or 'C' or 'D' or 'V' or 'L' or 'G' or 'B' => 2,
            'Q' or 'M' => 3,
            'X' => words.TakeWhile(word => !word.Contains('=', StringComparison.Ordinal)).Count() - 2,
            _ => 0,
        };
        return new SpiceElement(words[0], words[1..(1 + nodes)], string.Join(' ', words[(1 + nodes)..]), line);
    }
}
