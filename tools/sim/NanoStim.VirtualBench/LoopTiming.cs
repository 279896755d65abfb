namespace NanoStim.VirtualBench;

/// <summary>
/// Timing of the loop in the interpreter of the device. Native calls have their own time (<c>ChipOptions.NativeCallNanos</c>); the
/// figures here come on top, at the end of each step.
/// </summary>
public sealed record LoopTiming
{
    /// <summary>The tick of FreeRTOS on the ESP32 (FREERTOS_HZ 100): a sleep lasts to the next multiple of it.</summary>
    public long TickMicros { get; init; } = 10_000;

    /// <summary>
    /// Time of a step in µs. The interpreter executes an instruction in 2 to 10 µs (derived from reported loops); a step of 600
    /// instructions at 5 µs is 3 ms.
    /// </summary>
    public long StepMicros { get; init; } = 3_000;

    /// <summary>A step takes up to this much longer, in µs, evenly spread.</summary>
    public long JitterMicros { get; init; } = 1_000;

    /// <summary>Steps between two garbage collections; 0 for none. Reading pins makes garbage, at every step.</summary>
    public int CollectionSteps { get; init; } = 300;

    /// <summary>How long a garbage collection stops everything, in µs.</summary>
    public long CollectionMicros { get; init; } = 6_000;
}
