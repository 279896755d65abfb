using NanoStim.LoadJudge;
using NanoStim.VirtualBoard;

namespace NanoStim.Lives;

/// <summary>A probe at the electrodes that tells the judge for how long the current was above its limit.</summary>
internal sealed class PeakWatch(Judge judge, long baseNanos) : ILoadProbe
{
    private long _sinceNanos = -1;

    public void Sample(long nanos, double electrodeVolts, double electrodeAmps)
    {
        if (Math.Abs(electrodeAmps) * 1e6 >= judge.PeakLimitMicroAmps)
        {
            _sinceNanos = _sinceNanos < 0 ? nanos : _sinceNanos;
        }
        else if (_sinceNanos >= 0)
        {
            judge.Excursion((nanos - _sinceNanos) * 1e-3, baseNanos + nanos);
            _sinceNanos = -1;
        }
    }
}
