namespace NanoStim.Scope.Tests.Judging;

/// <summary>Samples as they are in a file.</summary>
/// <param name="Amps">Currents in A.</param>
/// <param name="Interval">Between two samples in s, where they are evenly spaced.</param>
/// <param name="Seconds">Their times, where they are not.</param>
internal sealed record CapturedRows(double[] Amps, double Interval, double[]? Seconds = null);
