namespace NanoStim.Firmware.Safety;

/// <summary>Timing of the control steps.</summary>
internal static class StepTiming
{
    /// <summary>The tick of the system, in µs: FREERTOS_HZ is 100 on the ESP32.</summary>
    internal const int TickMicros = 10000;

    /// <summary>
    /// Longest time between the starts of two control steps, in µs: two ticks of 10 ms and half a tick of jitter. A later step is a
    /// fault of its own, because the checks are only worth what their rate is.
    /// </summary>
    internal const int LateMicros = 25000;

    /// <summary>A step that starts sooner than this after the one before does not kick: the watchdog takes less than 5 ms for a fault.</summary>
    internal const int MinKickMicros = 6000;

    /// <summary>A step that starts later than this after the one before has missed a tick, in µs: a tick and a half.</summary>
    internal const int SlowMicros = 15000;

    /// <summary>
    /// Missed ticks that are a fault, less the steps in time between them. A garbage collection costs a few in a row; a loop that is always
    /// two ticks long comes here within 0.5 s.
    /// </summary>
    internal const int MaxSlowSteps = 20;
}
