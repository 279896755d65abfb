namespace NanoStim.VirtualBoard;

/// <summary>The trip latch with everything that can trip it, except the comparators.</summary>
internal sealed class TripLogic
{
    internal TripLogic(FrontEndParameters parameters, HardwareFaults faults)
    {
        Limiter = new MaximumOnTimeLimiter(parameters);
        Watchdog = new WindowWatchdog(parameters, faults);
    }

    internal TripLatch Latch { get; } = new();

    internal MaximumOnTimeLimiter Limiter { get; }

    internal WindowWatchdog Watchdog { get; }

    internal bool StopPressed { get; set; }

    internal bool ChargerPresent { get; set; }

    /// <summary>When a trip comes by itself.</summary>
    internal long NextPicos => Latch.IsTripped
        ? Limiter.TripAtPicos
        : Math.Min(Limiter.TripAtPicos, Watchdog.DeadlinePicos);

    /// <summary>The trip at <see cref="NextPicos"/> has come.</summary>
    internal TripCause PassTrip(long nowPicos)
    {
        if (Limiter.TripAtPicos <= nowPicos)
        {
            Limiter.PassTrip(nowPicos);
            return TripCause.GateTooLong;
        }

        return TripCause.WatchdogLate;
    }

    /// <summary>Latches.</summary>
    /// <returns>Whether it was clear before.</returns>
    internal bool Trip(TripCause cause, long nowPicos)
    {
        Watchdog.Stop();
        return Latch.Trip(cause, nowPicos);
    }

    /// <summary>A rising edge of the arm line.</summary>
    /// <returns>Whether the latch is clear now.</returns>
    internal bool TryClear(long nowPicos, bool overCurrent)
    {
        if (!Latch.IsTripped)
        {
            return true;
        }

        if (StopPressed || ChargerPresent || overCurrent || Limiter.IsCausePresent(nowPicos))
        {
            return false;
        }

        Latch.Clear(nowPicos);
        Watchdog.Start(nowPicos);
        return true;
    }
}
