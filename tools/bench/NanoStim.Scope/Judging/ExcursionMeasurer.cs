namespace NanoStim.Scope.Judging;

/// <summary>Measures a stretch in which current flows one way.</summary>
/// <param name="times">Of its samples, in s, the ones next to it included.</param>
/// <param name="amps">Its samples in A.</param>
/// <param name="side">+1 or -1.</param>
/// <param name="margin">What is next to an edge at least, in s; 0 where rows stand only where something changes, with lines between them.</param>
internal sealed class ExcursionMeasurer(List<double> times, List<double> amps, int side, double margin)
{
    // A phase has its amplitude within this share of its width.
    private const double EdgeShare = 0.1;
    private const int Exact = 1_000_000;

    /// <summary>Measures it.</summary>
    /// <param name="isWhole">Whether the capture holds both its edges.</param>
    /// <param name="sawStart">Whether it holds the first.</param>
    public Excursion Measure(bool isWhole, bool sawStart)
    {
        int last = times.Count - 1;
        double middle = MeanBetween(times[0] + (0.3 * (times[last] - times[0])), times[0] + (0.7 * (times[last] - times[0])));
        double start = CrossingOut(0.5 * middle);
        double end = CrossingBack(0.5 * middle);
        double inside = Math.Max(EdgeShare * (end - start), Math.Min(margin, 0.3 * (end - start)));
        (double from, double to) = (start + inside, end - inside);
        double amplitude = MeanBetween(from, to);
        double third = (to - from) / 3;
        (int peak, int lowest, int inner) = Extremes(from, to);

        // Lines between rows are as good as any number of samples.
        inner = margin == 0 ? Exact : inner;
        return new Excursion
        {
            Side = side,
            IsWhole = isWhole,
            Start = start,
            End = end,
            Amplitude = amplitude,
            Droop = MeanBetween(from, from + third) - MeanBetween(to - third, to),
            Peak = side * amps[peak],
            PeakSeconds = times[peak],
            Lowest = lowest >= 0 ? Math.Min(side * amps[lowest], amplitude) : amplitude,
            LowestSeconds = times[Math.Max(0, lowest)],
            Charge = Charge(),
            FootCharge = Charge(times[0], start) + Charge(end, times[last]),
            Rise = sawStart ? CrossingOut(0.8 * amplitude) - CrossingOut(0.2 * amplitude) : double.NaN,
            InnerSamples = inner,
        };
    }

    private (int Peak, int Lowest, int Inner) Extremes(double from, double to)
    {
        int peak = 0;
        int lowest = -1;
        int inner = 0;
        for (int at = 0; at < times.Count; at++)
        {
            peak = side * amps[at] > side * amps[peak] ? at : peak;
            if (times[at] >= from && times[at] <= to)
            {
                lowest = lowest < 0 || side * amps[at] < side * amps[lowest] ? at : lowest;
                inner++;
            }
        }

        return (peak, lowest, inner);
    }

    /// <summary>Where the magnitude first reaches a level.</summary>
    private double CrossingOut(double level)
    {
        for (int at = 0; at < times.Count; at++)
        {
            if (side * amps[at] >= level)
            {
                return at == 0 ? times[0] : Between(at - 1, at, level);
            }
        }

        return times[0];
    }

    /// <summary>Where the magnitude is last above a level.</summary>
    private double CrossingBack(double level)
    {
        for (int at = times.Count - 1; at >= 0; at--)
        {
            if (side * amps[at] >= level)
            {
                return at == times.Count - 1 ? times[at] : Between(at, at + 1, level);
            }
        }

        return times[^1];
    }

    private double Between(int before, int after, double level)
    {
        double rise = side * (amps[after] - amps[before]);
        double share = rise == 0 ? 1 : Math.Clamp((level - (side * amps[before])) / rise, 0, 1);
        return times[before] + (share * (times[after] - times[before]));
    }

    private double Charge()
    {
        double charge = 0;
        for (int at = 1; at < times.Count; at++)
        {
            double low = Math.Max(0, side * amps[at - 1]);
            double high = Math.Max(0, side * amps[at]);
            double length = times[at] - times[at - 1];

            // From one polarity to the other: only the part on this side is of this phase.
            double swing = Math.Abs(amps[at] - amps[at - 1]);
            bool crosses = amps[at] * amps[at - 1] < 0;
            charge += crosses ? Math.Max(low, high) / 2 * length * (Math.Max(low, high) / swing) : (low + high) / 2 * length;
        }

        return charge;
    }

    /// <summary>Charge of this side between two times.</summary>
    private double Charge(double from, double to)
    {
        double charge = 0;
        for (int at = 1; at < times.Count; at++)
        {
            double left = Math.Max(from, times[at - 1]);
            double right = Math.Min(to, times[at]);
            charge += right > left ? (right - left) * (Math.Max(0, Value(at, left)) + Math.Max(0, Value(at, right))) / 2 : 0;
        }

        return charge;
    }

    private double MeanBetween(double from, double to)
    {
        double charge = 0;
        double length = 0;
        for (int at = 1; at < times.Count; at++)
        {
            double left = Math.Max(from, times[at - 1]);
            double right = Math.Min(to, times[at]);
            if (!(right > left))
            {
                continue;
            }

            charge += (right - left) * (Value(at, left) + Value(at, right)) / 2;
            length += right - left;
        }

        return length > 0 ? charge / length : side * amps[times.Count / 2];
    }

    private double Value(int at, double seconds)
    {
        double span = times[at] - times[at - 1];
        double share = span > 0 ? (seconds - times[at - 1]) / span : 1;
        return side * (amps[at - 1] + (share * (amps[at] - amps[at - 1])));
    }
}
