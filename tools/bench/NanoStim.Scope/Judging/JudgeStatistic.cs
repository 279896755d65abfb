namespace NanoStim.Scope.Judging;

/// <summary>How a quantity is distributed over the pulses of a capture, in its base unit.</summary>
/// <param name="Count">How many were judged.</param>
/// <param name="Minimum">Lowest.</param>
/// <param name="Maximum">Highest.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Sigma">Standard deviation.</param>
/// <param name="Worst">The one that is farthest from what is expected.</param>
/// <param name="WorstSeconds">When that was, in s from the zero of the capture.</param>
/// <param name="Outside">How many are outside their limits, whatever the uncertainty.</param>
public sealed record JudgeStatistic(int Count, double Minimum, double Maximum, double Mean, double Sigma, double Worst, double WorstSeconds, int Outside)
{
    internal static JudgeStatistic? Of(IReadOnlyList<(double Seconds, double Value)> values, double expected, double low, double high)
    {
        if (values.Count == 0)
        {
            return null;
        }

        double mean = values.Average(pair => pair.Value);
        (double seconds, double worst) = values.MaxBy(pair => Math.Abs(pair.Value - expected));
        return new JudgeStatistic(
            values.Count,
            values.Min(pair => pair.Value),
            values.Max(pair => pair.Value),
            mean,
            Math.Sqrt(values.Average(pair => (pair.Value - mean) * (pair.Value - mean))),
            worst,
            seconds,
            values.Count(pair => pair.Value < low || pair.Value > high));
    }
}
