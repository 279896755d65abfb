using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Hal.Esp32;

/// <summary>Time on the device: the microsecond timer, and the 10 ms tick of FreeRTOS.</summary>
public sealed class Esp32Clock : IClock
{
    /// <inheritdoc/>
    public long NowMicros()
    {
        return (long)HighResTimer.GetCurrent();
    }

    /// <inheritdoc/>
    public void WaitForTick()
    {
        // A sleep of 1 ms lasts to the next tick (FREERTOS_HZ 100), however long the step took.
        Thread.Sleep(1);
    }
}
