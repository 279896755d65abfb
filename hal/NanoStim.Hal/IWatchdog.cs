namespace NanoStim.Hal;

/// <summary>The external window watchdog: while armed it wants a kick every 5 ms to 40 ms, else it sets the trip latch.</summary>
public interface IWatchdog
{
    /// <summary>Kicks it.</summary>
    void Kick();
}
