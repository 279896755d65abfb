namespace NanoStim.Hal;

/// <summary>The external window watchdog: while armed it requires a kick every 5 ms to 40 ms, else it trips the latch.</summary>
public interface IWatchdog
{
    /// <summary>Kicks it. Every kick also selects the other half of the channels that share analog inputs: <see cref="Measurement.SharedHigh"/>.</summary>
    void Kick();
}
