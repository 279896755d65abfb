using System.Numerics;

namespace NanoStim.Scope.Measuring;

/// <summary>What a stretch of samples lies between, found several samples at a time.</summary>
internal static class SampleBounds
{
    /// <summary>Finds the lowest and the highest of some values.</summary>
    /// <param name="values">One at least.</param>
    /// <param name="least">The lowest.</param>
    /// <param name="greatest">The highest.</param>
    /// <returns>False where one is missing (NaN): then the bounds mean nothing.</returns>
    public static bool TryFind(ReadOnlySpan<double> values, out double least, out double greatest)
    {
        (least, greatest) = (values[0], values[0]);
        Vector<double> low = new(least);
        Vector<double> high = low;
        Vector<long> whole = new(-1L);
        int at = 0;
        for (; at + Vector<double>.Count <= values.Length; at += Vector<double>.Count)
        {
            Vector<double> some = new(values[at..]);
            low = Vector.Min(low, some);
            high = Vector.Max(high, some);
            whole &= Vector.Equals(some, some);
        }

        bool isWhole = Vector.EqualsAll(whole, new Vector<long>(-1L));
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            least = Math.Min(least, low[lane]);
            greatest = Math.Max(greatest, high[lane]);
        }

        for (; at < values.Length; at++)
        {
            least = Math.Min(least, values[at]);
            greatest = Math.Max(greatest, values[at]);
            isWhole &= !double.IsNaN(values[at]);
        }

        return isWhole;
    }

    /// <summary>How many values come before the first that is at least so high.</summary>
    /// <param name="values">The values.</param>
    /// <param name="rest">Where height is counted from.</param>
    /// <param name="perStep">From a distance to a height; negative for what is below.</param>
    /// <param name="height">The height.</param>
    public static int CountBelow(ReadOnlySpan<double> values, double rest, double perStep, double height)
    {
        Vector<double> zero = new(rest);
        Vector<double> factor = new(perStep);
        Vector<double> limit = new(height);
        int at = 0;
        while (at + Vector<double>.Count <= values.Length && !Vector.GreaterThanOrEqualAny((new Vector<double>(values[at..]) - zero) * factor, limit))
        {
            at += Vector<double>.Count;
        }

        while (at < values.Length && !((values[at] - rest) * perStep >= height))
        {
            at++;
        }

        return at;
    }
}
