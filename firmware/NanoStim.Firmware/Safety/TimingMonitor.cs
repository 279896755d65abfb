namespace NanoStim.Firmware.Safety;

/// <summary>A step that comes late is a fault of its own: the checks are only worth what their rate is.</summary>
internal sealed class TimingMonitor
{
    /// <summary>Longest time between the starts of two steps while armed, in µs: two ticks of 10 ms and half a tick of jitter.</summary>
    internal const int LateMicros = 25000;

    /// <summary>Microseconds since the step before; no more than <see cref="LateMicros"/>.</summary>
    internal int ElapsedMicros;

    /// <summary>This step came too late.</summary>
    internal bool IsLate;

    private long _lastMicros;

    /// <summary>Notes the start of a step. Every step, armed or not.</summary>
    internal void Note(long nowMicros)
    {
        long elapsed = nowMicros - _lastMicros;
        _lastMicros = nowMicros;
        IsLate = elapsed > LateMicros;
        ElapsedMicros = IsLate ? LateMicros : (int)elapsed;
    }
}
