namespace NanoStim.VirtualBoard;

/// <summary>What tripped the trip latch.</summary>
public enum TripCause
{
    /// <summary>The latch is armed.</summary>
    None,

    /// <summary>The latch has not been armed since power-up.</summary>
    PowerUp,

    /// <summary>The arm line was taken low: the firmware's own doing.</summary>
    Disarmed,

    /// <summary>The first comparator: sensed current above 110 % of full scale.</summary>
    OverCurrent,

    /// <summary>The second comparator: current from the EMS reservoir above 111 % of full scale.</summary>
    FeedOverCurrent,

    /// <summary>The maximum-on-time limiter: a phase input stayed high, or was high for too large a part of the time.</summary>
    OnTimeTooLong,

    /// <summary>The phase limiter: a bridge switch stayed on for longer than a phase may last in EMS.</summary>
    PhaseTooLong,

    /// <summary>The window watchdog was kicked too early.</summary>
    WatchdogEarly,

    /// <summary>The window watchdog was not kicked in time.</summary>
    WatchdogLate,

    /// <summary>The STOP button.</summary>
    StopButton,

    /// <summary>A charger was plugged in.</summary>
    Charger,
}
