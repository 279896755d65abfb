namespace NanoStim.Exploration.Tests;

/// <summary>What the sense channels show: the classes that the monitors tell apart.</summary>
internal enum Reading
{
    /// <summary>What flows.</summary>
    Good,

    /// <summary>No contact: no current, all of the supply.</summary>
    Open,

    /// <summary>No voltage.</summary>
    Short,

    /// <summary>No current, no voltage to explain it.</summary>
    NoCurrent,

    /// <summary>Half as much again as was asked for.</summary>
    Above,

    /// <summary>The converter at its end.</summary>
    Saturated,

    /// <summary>The converter repeats itself.</summary>
    Stuck,

    /// <summary>A mean that does not fit the train.</summary>
    MeanTwice,

    /// <summary>A mean where there should be none.</summary>
    WhileOff,

    /// <summary>Battery low.</summary>
    LowBattery,

    /// <summary>The EMS supply outside its limits.</summary>
    WrongSupply,

    /// <summary>The hardware holds the latch.</summary>
    LatchHeld,

    /// <summary>The latch is armed where it should be tripped.</summary>
    LatchFree,

    /// <summary>The first phase does not reach the bridge.</summary>
    PhaseLost,

    /// <summary>The converter of the signed channel repeats itself.</summary>
    SignedStuck,

    /// <summary>Battery and reservoir are the same channel, to the last bit.</summary>
    OneSupply,

    /// <summary>The watchdog does not trip when it is tested.</summary>
    ProtectionDead,
}
