namespace NanoStim.Firmware.Session;

/// <summary>The events that can change the state of a session.</summary>
public enum SessionEvent
{
    /// <summary>No event.</summary>
    None = -1,

    /// <summary>The first step after reset.</summary>
    Booted = 0,

    /// <summary>Every check of the self-test has passed.</summary>
    SelfTestPassed = 1,

    /// <summary>The user, or the console with the bench strap fitted, starts the program.</summary>
    StartRequested = 2,

    /// <summary>The contact check has measured the test current.</summary>
    ContactConfirmed = 3,

    /// <summary>The ramp up has reached the target.</summary>
    LevelReached = 4,

    /// <summary>The on time of the cycle, or the segment, or the session is over.</summary>
    OnTimeOver = 5,

    /// <summary>The ramp down has reached zero, and the program continues.</summary>
    ZeroReached = 6,

    /// <summary>The off time is over.</summary>
    RestOver = 7,

    /// <summary>The program, or the time of the session, is over and the current is zero.</summary>
    TreatmentOver = 8,

    /// <summary>The user, or the console, pauses the session.</summary>
    PauseRequested = 9,

    /// <summary>The user, or the console, resumes the session.</summary>
    ResumeRequested = 10,

    /// <summary>STOP is pressed, or the console stops the session.</summary>
    StopRequested = 11,

    /// <summary>The user acknowledges the end of the program.</summary>
    Dismissed = 12,

    /// <summary>The safety gate has latched a fault.</summary>
    FaultRaised = 13,

    /// <summary>The user clears the fault.</summary>
    FaultCleared = 14,

    /// <summary>The user clears a fault of the device itself: a self-test must pass first.</summary>
    SelfTestRequested = 15,
}
