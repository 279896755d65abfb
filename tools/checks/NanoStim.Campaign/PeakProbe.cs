using NanoStim.VirtualBoard;

namespace NanoStim.Campaign;

/// <summary>How long the current stays above a limit without a break.</summary>
internal sealed class PeakProbe(double limitMicroAmps) : ILoadProbe
{
    private readonly double _limitAmps = limitMicroAmps * 1e-6;
    private long _sinceNanos = -1;

    /// <summary>The longest such time in µs.</summary>
    public double LongestMicros { get; private set; }

    public void Sample(long nanos, double electrodeVolts, double electrodeAmps)
    {
        if (Math.Abs(electrodeAmps) < _limitAmps)
        {
            _sinceNanos = -1;
            return;
        }

        if (_sinceNanos < 0)
        {
            _sinceNanos = nanos;
        }

        LongestMicros = Math.Max(LongestMicros, (nanos - _sinceNanos) * 1e-3);
    }
}
