namespace NanoStim.Spice;

/// <summary>What one run of a deck gave.</summary>
public sealed class SpiceResult
{
    private readonly string _deck;
    private readonly Dictionary<string, double> _values;

    internal SpiceResult(string deck, Dictionary<string, double> values, double[][] rows)
    {
        _deck = deck;
        _values = values;
        Rows = rows;
    }

    /// <summary>Rows of <c>waveform.out</c>, if the deck writes one: time, then what the deck says.</summary>
    public IReadOnlyList<double[]> Rows { get; }

    /// <summary>Names of all values.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>The value of that name.</summary>
    /// <exception cref="SpiceException">The deck gave none: what it measures did not happen.</exception>
    public double this[string name] => _values.TryGetValue(name, out double value)
        ? value
        : throw new SpiceException($"Deck '{_deck}' gave no '{name}'.");

    /// <summary>The value of that name; null if what it measures did not happen.</summary>
    public double? Find(string name) => _values.TryGetValue(name, out double value) ? value : null;
}
