using System.Globalization;

namespace NanoStim.Scope.Drawing;

/// <summary>A linear scale from values to picture units, with round tick marks.</summary>
public sealed class LinearAxis
{
    private readonly double _least;
    private readonly double _greatest;
    private readonly double _from;
    private readonly double _to;

    /// <param name="least">Value at <paramref name="from"/>.</param>
    /// <param name="greatest">Value at <paramref name="to"/>, above <paramref name="least"/>.</param>
    /// <param name="from">Picture unit of the lowest value.</param>
    /// <param name="to">Picture unit of the highest value.</param>
    /// <param name="label">What the axis shows, with its unit.</param>
    public LinearAxis(double least, double greatest, double from, double to, string label)
    {
        if (!(greatest > least))
        {
            throw new ArgumentOutOfRangeException(nameof(greatest), greatest, $"An axis needs to end above {least}.");
        }

        _least = least;
        _greatest = greatest;
        _from = from;
        _to = to;
        Label = label;
    }

    public string Label { get; }

    /// <summary>Where a value lies; values outside of the axis are put at its end.</summary>
    public double Map(double value) =>
        _from + (Math.Clamp(value, _least, _greatest) - _least) / (_greatest - _least) * (_to - _from);

    /// <summary>Round values (1, 2 or 5 times a power of ten apart) within the axis.</summary>
    /// <param name="wanted">About how many.</param>
    public IEnumerable<double> Ticks(int wanted)
    {
        double step = RoundStep((_greatest - _least) / wanted);
        long last = (long)Math.Floor(_greatest / step + 1e-9);
        for (long n = (long)Math.Ceiling(_least / step - 1e-9); n <= last; n++)
        {
            yield return n * step;
        }
    }

    /// <summary>A tick as text, without digits that only come from binary fractions.</summary>
    public static string Text(double tick) => tick.ToString("0.######", CultureInfo.InvariantCulture);

    private static double RoundStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
