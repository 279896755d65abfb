#nullable disable

using NanoStim.Esp32Model;

namespace nanoFramework.Hardware.Esp32;

/// <summary>The clock of the chip, with the signatures of nanoFramework.Hardware.Esp32 1.x. Timers are not modelled.</summary>
public class HighResTimer : IDisposable
{
    /// <summary>Not supported on the host: the events of a timer come from another thread there.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public HighResTimer()
    {
        throw NoTimers();
    }

    public event HighResTimerExpiredEventHandler OnHighResTimerExpired
    {
        add => throw NoTimers();
        remove => throw NoTimers();
    }

    /// <summary>Virtual time since the last reset of the chip in µs. Takes no time itself.</summary>
    public static ulong GetCurrent() => (ulong)Chip.Powered().MicrosSinceBoot;

    public void Stop() => throw NoTimers();

    public void StartOneShot(ulong timeout_us) => throw NoTimers();

    public void StartOnePeriodic(ulong period_us) => throw NoTimers();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static NotSupportedException NoTimers() =>
        new("High-resolution timers are not modelled on the host; HighResTimer.GetCurrent is.");
}
