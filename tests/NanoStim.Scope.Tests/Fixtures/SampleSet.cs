namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>Evenly spaced samples of one or two channels.</summary>
internal sealed record SampleSet(double Start, double Interval, double[] First, double[]? Second = null)
{
    public int Count => First.Length;

    public double At(int row) => Start + row * Interval;

    public static SampleSet Of(Func<double, double> signal, double start, double interval, int count, Func<double, double>? second = null) => new(
        start,
        interval,
        [.. Enumerable.Range(0, count).Select(row => signal(row * interval))],
        second is null ? null : [.. Enumerable.Range(0, count).Select(row => second(row * interval))]);
}
