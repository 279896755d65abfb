namespace NanoStim.Scope.Measuring;

/// <summary>The times of a capture: as they stand in the file, or evenly spaced where they are meant to be, and only rounding hides it.</summary>
/// <param name="IsEven">Whether the samples are evenly spaced.</param>
/// <param name="StartSeconds">Time of the first sample.</param>
/// <param name="IntervalSeconds">Mean distance of the samples.</param>
/// <param name="ResolutionSeconds">Rounding of the times in the file.</param>
/// <param name="Samples">How many rows there are.</param>
/// <param name="EndSeconds">Time of the last sample.</param>
public sealed record TimeBase(bool IsEven, double StartSeconds, double IntervalSeconds, double ResolutionSeconds, long Samples, double EndSeconds)
{
    /// <summary>Replaces the times of a block by even ones.</summary>
    public void Apply(Span<double> seconds, long firstRow)
    {
        if (!IsEven)
        {
            return;
        }

        for (int at = 0; at < seconds.Length; at++)
        {
            seconds[at] = StartSeconds + (firstRow + at) * IntervalSeconds;
        }
    }
}
