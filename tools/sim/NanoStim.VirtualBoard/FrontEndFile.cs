using System.Globalization;

namespace NanoStim.VirtualBoard;

/// <summary>
/// The file of front-end values, <c>hardware/front-end.param</c>, which the SPICE decks include as it is:
/// <c>.param Name = value $ parts | tolerance | meaning</c>.
/// </summary>
public sealed class FrontEndFile
{
    private static readonly Lazy<FrontEndFile> FromAssembly = new(() => Parse(Text));

    private readonly Dictionary<string, FrontEndValue> _values;

    private FrontEndFile(Dictionary<string, FrontEndValue> values)
    {
        _values = values;
    }

    /// <summary>The file as it was when this assembly was built.</summary>
    public static FrontEndFile Reference => FromAssembly.Value;

    /// <summary>Its text.</summary>
    public static string Text
    {
        get
        {
            using Stream stream = typeof(FrontEndFile).Assembly.GetManifestResourceStream("front-end.param")
                ?? throw new InvalidOperationException("The assembly was built without front-end.param.");
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>All lines, in no particular order.</summary>
    public IReadOnlyCollection<FrontEndValue> Values => _values.Values;

    /// <summary>The nominal value of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public double this[string name] => _values.TryGetValue(name, out FrontEndValue? found)
        ? found.Value
        : throw new KeyNotFoundException($"front-end.param has no '{name}'.");

    /// <summary>Reads such a file.</summary>
    /// <exception cref="FormatException">A line is not as above, or a name comes twice; the message names the line.</exception>
    public static FrontEndFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, FrontEndValue> values = new(StringComparer.OrdinalIgnoreCase);
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.Trim();
            if (line.Length == 0 || line[0] == '*')
            {
                continue;
            }

            FrontEndValue value = ParseLine(line, number);
            if (!values.TryAdd(value.Name, value))
            {
                throw new FormatException($"front-end.param, line {number}: '{value.Name}' comes twice.");
            }
        }

        return new FrontEndFile(values);
    }

    private static FrontEndValue ParseLine(string line, int number)
    {
        string[] halves = line.Split(" $ ", 2);
        string[] notes = halves.Length == 2 ? halves[1].Split('|', 3) : [];
        string[] sides = halves[0].Split('=', 2);
        if (notes.Length != 3 || sides.Length != 2 || !sides[0].StartsWith(".param ", StringComparison.Ordinal)
            || !double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            || !double.TryParse(notes[1].Trim().TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double percent))
        {
            throw new FormatException(
                $"front-end.param, line {number}: expected '.param Name = value $ parts | tolerance% | meaning', found '{line}'.");
        }

        string parts = notes[0].Trim();
        return new FrontEndValue(
            sides[0][".param ".Length..].Trim(), value, parts == "-" ? [] : parts.Split('+'), percent / 100, notes[2].Trim());
    }
}
