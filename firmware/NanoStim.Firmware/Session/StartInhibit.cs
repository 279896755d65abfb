namespace NanoStim.Firmware.Session;

/// <summary>Why a session does not start, in the order of the checks except for numbers added later.</summary>
public enum StartInhibit
{
    /// <summary>It starts.</summary>
    None = 0,

    /// <summary>A fault is latched; clear it first.</summary>
    FaultLatched = 1,

    /// <summary>STOP is pressed, or its wire is broken.</summary>
    StopPressed = 2,

    /// <summary>The charger is connected.</summary>
    ChargerPresent = 3,

    /// <summary>The MS | EMS switch is not at the mode of the program.</summary>
    SwitchMismatch = 4,

    /// <summary>The battery is low.</summary>
    BatteryLow = 5,

    /// <summary>The program cannot be delivered.</summary>
    ProgramInvalid = 6,

    /// <summary>The console may start output only with the bench strap fitted.</summary>
    BenchStrapMissing = 7,

    /// <summary>The intensity is zero: nothing was chosen.</summary>
    NothingSet = 8,

    /// <summary>A session or the self-test is running, or the output of the session before has not gone off yet.</summary>
    NotIdle = 9,

    /// <summary>Less than a minute is left of the time for 24 hours.</summary>
    DayLimitReached = 10,

    /// <summary>The time of the session could not be booked in the backup memory.</summary>
    TimeNotBooked = 11,

    /// <summary>The backup memory does not answer, or does not hold what is written to it.</summary>
    MemoryFailed = 12,

    /// <summary>The net charge of the last 24 hours leaves nothing for a program that moves net charge.</summary>
    DayChargeReached = 13,
}
