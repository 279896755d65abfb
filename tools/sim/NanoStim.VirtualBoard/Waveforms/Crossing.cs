namespace NanoStim.VirtualBoard;

/// <summary>Finds where a waveform first falls below zero.</summary>
internal static class Crossing
{
    // First sample at 1/4096 of the horizon, where the shape of the waveform does not say that its end is its lowest point.
    private const int Octaves = 12;
    private const double ResolutionSeconds = 1e-12;
    private const int MaxSteps = 60;

    /// <summary>Seconds to the first crossing within the horizon; infinite if there is none.</summary>
    /// <param name="margin">The waveform.</param>
    /// <param name="horizonSeconds">How far to look.</param>
    /// <param name="tolerance">How far below zero it has to fall.</param>
    /// <param name="octaves">The first sample is at the horizon divided by two to this power.</param>
    internal static double FirstBelowZero(Waveform margin, double horizonSeconds, double tolerance, int octaves = Octaves)
    {
        if (margin.LowerBound() >= -tolerance)
        {
            return double.PositiveInfinity;
        }

        // Terms that all move one way: nothing in between lies below the end.
        if (margin.IsMonotone())
        {
            return margin.Value(horizonSeconds) < -tolerance ? Root(margin, 0, horizonSeconds, tolerance) : double.PositiveInfinity;
        }

        double before = 0;
        for (int octave = -octaves; octave <= 0; octave++)
        {
            double at = Math.ScaleB(horizonSeconds, octave);
            if (margin.Value(at) < -tolerance)
            {
                return Root(margin, before, at, tolerance);
            }

            before = at;
        }

        return double.PositiveInfinity;
    }

    // Newton, kept within a bracket that is halved where Newton would leave it. Not below at low, below at high.
    private static double Root(Waveform margin, double low, double high, double tolerance)
    {
        double at = low;
        for (int step = 0; step < MaxSteps && high - low > ResolutionSeconds; step++)
        {
            double value = margin.Value(at) + tolerance;
            if (value < 0)
            {
                high = at;
            }
            else
            {
                low = at;
            }

            double next = at - value / margin.Slope(at);
            if (Math.Abs(next - at) < ResolutionSeconds && next >= low && next <= high)
            {
                return next;
            }

            at = next > low && next < high ? next : (low + high) / 2;
        }

        return high;
    }
}
