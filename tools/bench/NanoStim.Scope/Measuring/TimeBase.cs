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
    /// <summary>Samples that are missing in a capture that is evenly spaced otherwise; 0 where none is, and where rows stand only where something changes.</summary>
    public long LostSamples { get; init; }

    /// <summary>Time of the sample before the first that is missing; NaN where none is.</summary>
    public double FirstLostSeconds { get; init; } = double.NaN;

    /// <summary>Whether the rows are samples at a rate, so that they show noise: evenly spaced, or nearly all of them.</summary>
    public bool IsSampled => IsEven || LostSamples > 0;

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
