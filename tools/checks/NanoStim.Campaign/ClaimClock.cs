namespace NanoStim.Campaign;

/// <summary>What the time to off is counted in.</summary>
public enum ClaimClock
{
    /// <summary>From the fault on.</summary>
    Wall,

    /// <summary>From the fault on, or from the first pulses of a ramp after it; the contact check, which ends by itself, does not count.</summary>
    Pulsing,

    /// <summary>From the fault on, or from the moment at which the current is steady: what shows only against a steady current.</summary>
    Steady,
}
