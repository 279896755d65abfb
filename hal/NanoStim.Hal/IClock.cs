namespace NanoStim.Hal;

/// <summary>The only source of time. The board decides what waiting means: on the host, waiting is simulation.</summary>
public interface IClock
{
    /// <summary>Time since power-up in µs; never goes back.</summary>
    long NowMicros();

    /// <summary>Returns at the next tick of the system (10 ms on the ESP32, FREERTOS_HZ 100), never before.</summary>
    void WaitForTick();
}
