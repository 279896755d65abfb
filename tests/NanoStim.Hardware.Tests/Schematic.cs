using System.Globalization;

namespace NanoStim.Hardware.Tests;

/// <summary>What the KiCad schematic says: parts with their values, and the net at every pin, found from wires and labels.</summary>
internal sealed class Schematic
{
    private readonly Dictionary<(long X, long Y), (long X, long Y)> _joined = [];
    private readonly Dictionary<(long X, long Y), string> _names = [];
    private readonly Dictionary<string, Dictionary<string, string>> _nets = new(StringComparer.Ordinal);

    private Schematic(SExpression root)
    {
        foreach (SExpression wire in root.All("wire"))
        {
            List<SExpression> ends = wire.One("pts").Items;
            Join(Point(ends[1]), Point(ends[2]));
        }

        foreach (SExpression label in root.All("label"))
        {
            (long X, long Y) at = Find(Point(label.One("at")));
            Problems.AddRange(_names.TryGetValue(at, out string? other) && other != label.At(1) ? [$"{other} and {label.At(1)} are joined"] : Array.Empty<string>());
            _names[at] = label.At(1);
        }

        HashSet<(long X, long Y)> unconnected = [.. root.All("no_connect").Select(one => Point(one.One("at")))];
        Dictionary<string, SExpression> library = root.One("lib_symbols").All("symbol").ToDictionary(one => one.At(1), StringComparer.Ordinal);
        foreach (SExpression symbol in root.All("symbol"))
        {
            Place(symbol, library[symbol.One("lib_id").At(1)], unconnected);
        }
    }

    /// <summary>Value of each part by its reference.</summary>
    internal Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the drawing itself.</summary>
    internal List<string> Problems { get; } = [];

    internal static Schematic Load() => new(SExpression.Parse(RepositoryFiles.Read("hardware", "kicad", "nanostim.kicad_sch")));

    /// <summary>The nets at the pins of a part, by pin name.</summary>
    internal IReadOnlyDictionary<string, string> Pins(string part) => _nets[part];

    /// <summary>How many pins each net has.</summary>
    internal Dictionary<string, int> NetSizes() =>
        _nets.Values.SelectMany(pins => pins.Values).GroupBy(net => net, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Count(), StringComparer.Ordinal);

    private static (long X, long Y) Point(SExpression at) => (Micro(at.At(1)), Micro(at.At(2)));

    private static long Micro(string millimetres) => (long)Math.Round(double.Parse(millimetres, CultureInfo.InvariantCulture) * 1000);

    private void Place(SExpression symbol, SExpression definition, HashSet<(long X, long Y)> unconnected)
    {
        string part = Property(symbol, "Reference");
        string value = Property(symbol, "Value");
        if (!Values.TryAdd(part, value) && Values[part] != value)
        {
            Problems.Add($"{part} has two values");
        }

        (long x, long y) = Point(symbol.One("at"));
        string unit = symbol.One("unit").At(1);
        _nets.TryAdd(part, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (SExpression pin in definition.All("symbol").Where(one => one.At(1).EndsWith($"_{unit}_1", StringComparison.Ordinal)).SelectMany(one => one.All("pin")))
        {
            (long px, long py) = Point(pin.One("at"));
            (long X, long Y) at = (x + px, y - py);
            string name = pin.One("number").At(1);
            if (unconnected.Contains(at))
            {
                continue;
            }

            if (_names.TryGetValue(Find(at), out string? net))
            {
                _nets[part][name] = net;
            }
            else
            {
                Problems.Add($"pin {name} of {part} is open");
            }
        }
    }

    private static string Property(SExpression symbol, string name) => symbol.All("property").Single(one => one.At(1) == name).At(2);

    private (long X, long Y) Find((long X, long Y) point)
    {
        while (_joined.TryGetValue(point, out (long X, long Y) next))
        {
            point = next;
        }

        return point;
    }

    private void Join((long X, long Y) a, (long X, long Y) b)
    {
        (long X, long Y) first = Find(a);
        (long X, long Y) second = Find(b);
        if (first != second)
        {
            _joined[first] = second;
        }
    }
}
