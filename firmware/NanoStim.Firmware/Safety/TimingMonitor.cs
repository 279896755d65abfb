namespace NanoStim.Firmware.Safety;

/// <summary>A step that comes late is a fault of its own: the checks are only worth what their rate is.</summary>
internal sealed class TimingMonitor
{
    /// <summary>Longest time between the starts of two steps while armed, in µs: two ticks of 10 ms and half a tick of jitter.</summary>
    internal const int LateMicros = 25000;

    private long _lastMicros;

    /// <summary>Microseconds since the step before.</summary>
    internal int ElapsedMicros { get; private set; }

    /// <summary>Notes the start of a step. Every step, armed or not.</summary>
    internal FaultCode Check(long nowMicros, bool armed)
    {
        long elapsed = nowMicros - _lastMicros;
        _lastMicros = nowMicros;
        bool late = elapsed > LateMicros || elapsed < 0;
        ElapsedMicros = late ? LateMicros : (int)elapsed;
        return late && armed ? FaultCode.LateStep : FaultCode.None;
    }
}
