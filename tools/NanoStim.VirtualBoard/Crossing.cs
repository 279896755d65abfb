namespace NanoStim.VirtualBoard;

/// <summary>
/// Finds where a margin first falls below zero: a few samples, closer together near the start where exponentials are quick,
/// then bisection.
/// </summary>
internal static class Crossing
{
    // First sample at 1/4096 of the horizon.
    private const int Octaves = 12;

    // 0.1 nA: below what any channel of the board resolves, above rounding.
    private const double Tolerance = 1e-10;

    // No regime is left sooner than this, so that rounding at a change cannot make two regimes alternate forever.
    private const double ShortestSeconds = 10e-9;

    private const double ResolutionSeconds = 1e-12;

    /// <summary>Seconds to the first crossing within the horizon; infinite if there is none.</summary>
    internal static double FirstBelowZero(CurrentPath path, double horizonSeconds)
    {
        double before = 0;
        for (int octave = -Octaves; octave <= 0; octave++)
        {
            double at = Math.ScaleB(horizonSeconds, octave);
            if (path.Margin(at) < -Tolerance)
            {
                return Math.Max(Bisect(path, before, at), ShortestSeconds);
            }

            before = at;
        }

        return double.PositiveInfinity;
    }

    private static double Bisect(CurrentPath path, double low, double high)
    {
        while (high - low > ResolutionSeconds)
        {
            double middle = (low + high) / 2;
            if (path.Margin(middle) < -Tolerance)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }
}
