namespace NanoStim.Scope.Measuring;

/// <summary>The few statistics that are needed, robust ones.</summary>
internal static class Statistics
{
    /// <summary>NaN for nothing.</summary>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>Quantile by linear interpolation; NaN for nothing.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Where(double.IsFinite)];
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(sorted);
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }

    /// <summary>Half of what lies between the two sixths: the standard deviation of a normal distribution, and no outlier moves it.</summary>
    public static double Spread(IReadOnlyCollection<double> values) =>
        values.Count < 2 ? 0 : (Quantile(values, 0.8413) - Quantile(values, 0.1587)) / 2;

    /// <summary>The bounds of the window of a relative width that holds most of the values: where a quantity stays.</summary>
    public static (double Low, double High) DensestWindow(IEnumerable<double> values, double relativeWidth)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        int best = 0;
        (double, double) window = (0, 0);
        int from = 0;
        for (int to = 0; to < sorted.Length; to++)
        {
            while (sorted[from] * (1 + relativeWidth) < sorted[to])
            {
                from++;
            }

            if (to - from + 1 > best)
            {
                best = to - from + 1;
                window = (sorted[from], sorted[to]);
            }
        }

        return window;
    }
}
