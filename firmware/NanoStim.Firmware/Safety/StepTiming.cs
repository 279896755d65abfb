namespace NanoStim.Firmware.Safety;

/// <summary>What the rhythm of the steps may be.</summary>
internal static class StepTiming
{
    /// <summary>The tick of the system, in µs: FREERTOS_HZ is 100 on the ESP32.</summary>
    internal const int TickMicros = 10000;

    /// <summary>
    /// Longest time between the starts of two steps, in µs: two ticks of 10 ms and half a tick of jitter. A step that comes later is a
    /// fault of its own, for the checks are only worth what their rate is.
    /// </summary>
    internal const int LateMicros = 25000;

    /// <summary>A step that starts sooner than this after the one before does not kick: the watchdog takes less than 5 ms for a fault.</summary>
    internal const int MinKickMicros = 6000;
}
