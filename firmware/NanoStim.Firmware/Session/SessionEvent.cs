namespace NanoStim.Firmware.Session;

/// <summary>What can happen to a session.</summary>
public enum SessionEvent
{
    /// <summary>Nothing has.</summary>
    None = -1,

    /// <summary>The first step after reset.</summary>
    Booted = 0,

    /// <summary>Every check of the self-test was good.</summary>
    SelfTestPassed = 1,

    /// <summary>The user, or the console with the bench strap fitted, starts the program.</summary>
    StartRequested = 2,

    /// <summary>The test current flows.</summary>
    ContactConfirmed = 3,

    /// <summary>The ramp has reached the level.</summary>
    LevelReached = 4,

    /// <summary>The on time of the cycle, or the segment, or the session is over.</summary>
    OnTimeOver = 5,

    /// <summary>The ramp has reached zero and the program goes on.</summary>
    ZeroReached = 6,

    /// <summary>The rest is over.</summary>
    RestOver = 7,

    /// <summary>The program, or the time of the session, is over and the current is zero.</summary>
    TreatmentOver = 8,

    /// <summary>The user pauses.</summary>
    PauseRequested = 9,

    /// <summary>The user resumes.</summary>
    ResumeRequested = 10,

    /// <summary>STOP, or the console.</summary>
    StopRequested = 11,

    /// <summary>The user has seen that the program ended.</summary>
    Dismissed = 12,

    /// <summary>The gate has latched a fault.</summary>
    FaultRaised = 13,

    /// <summary>The user clears the fault, its cause being gone.</summary>
    FaultCleared = 14,

    /// <summary>The user clears a fault of the device itself: a self-test must pass first.</summary>
    SelfTestRequested = 15,
}
