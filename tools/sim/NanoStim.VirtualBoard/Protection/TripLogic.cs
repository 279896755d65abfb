namespace NanoStim.VirtualBoard;

/// <summary>The trip latch with everything that can trip it, except the comparators.</summary>
internal sealed class TripLogic
{
    private readonly HardwareFaults _faults;

    internal TripLogic(FrontEndParameters parameters, HardwareFaults faults)
    {
        _faults = faults;
        OnTime = new MaximumOnTimeLimiter(parameters, faults);
        Phase = new PhaseLimiter(parameters, faults);
        Watchdog = new WindowWatchdog(parameters, faults);
    }

    internal TripLatch Latch { get; } = new();

    internal MaximumOnTimeLimiter OnTime { get; }

    internal PhaseLimiter Phase { get; }

    internal WindowWatchdog Watchdog { get; }

    /// <summary>The net of the STOP button is high: pressed, or its wire is broken.</summary>
    internal bool StopNet { get; set; }

    /// <summary>A charger is plugged in.</summary>
    internal bool ChargerPlugged { get; set; }

    /// <summary>The level that a fault holds the net of GPIO 15 at; null while it follows the charger.</summary>
    internal bool? ChargerNetStuck { get; set; }

    /// <summary>The net of GPIO 15, which the charger's power-good output takes high.</summary>
    internal bool ChargerNet => ChargerNetStuck ?? (ChargerPlugged && !_faults.ChargerPowerGoodPathOpen);

    /// <summary>Whether one of the two ways from the charger pulls the trip net.</summary>
    internal bool ChargerTrips => ChargerNet || (ChargerPlugged && !_faults.ChargerSupplyPathOpen);

    /// <summary>When a trip comes by itself.</summary>
    internal long NextPicos
    {
        get
        {
            long next = Math.Min(OnTime.TripAtPicos, Phase.TripAtPicos);
            return Latch.IsTripped ? next : Math.Min(next, Watchdog.DeadlinePicos);
        }
    }

    /// <summary>The trip at <see cref="NextPicos"/> has come.</summary>
    internal TripCause PassTrip(long nowPicos)
    {
        if (OnTime.TripAtPicos <= nowPicos)
        {
            OnTime.PassTrip(nowPicos);
            return TripCause.OnTimeTooLong;
        }

        if (Phase.TripAtPicos <= nowPicos)
        {
            Phase.PassTrip();
            return TripCause.PhaseTooLong;
        }

        return TripCause.WatchdogLate;
    }

    /// <summary>Trips the latch.</summary>
    /// <returns>Whether it was armed before.</returns>
    internal bool Trip(TripCause cause, long nowPicos)
    {
        Watchdog.Stop();
        return Latch.Trip(cause, nowPicos);
    }

    /// <summary>A rising edge of the arm line.</summary>
    /// <returns>Whether the latch is armed now.</returns>
    internal bool TryArm(long nowPicos, bool overCurrent)
    {
        if (!Latch.IsTripped)
        {
            return true;
        }

        if (StopNet || ChargerTrips || overCurrent || Phase.IsCausePresent || OnTime.IsCausePresent(nowPicos))
        {
            return false;
        }

        Latch.Arm(nowPicos);
        Watchdog.Start(nowPicos);
        return true;
    }
}
