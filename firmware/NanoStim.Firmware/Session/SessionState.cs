namespace NanoStim.Firmware.Session;

/// <summary>The states of the stimulator. How each is entered and left is in <see cref="TransitionTable"/>, and nowhere else.</summary>
public enum SessionState
{
    /// <summary>Reset. The latch is set by the hardware; nothing has been checked yet.</summary>
    PowerOn = 0,

    /// <summary>Zero calibration and checks, gates closed.</summary>
    SelfTest = 1,

    /// <summary>Ready, latch set. The only state in which a program can be chosen.</summary>
    Idle = 2,

    /// <summary>A small current shows whether the electrodes are in contact.</summary>
    ContactCheck = 3,

    /// <summary>Current rises from zero.</summary>
    RampUp = 4,

    /// <summary>Current at its level.</summary>
    Deliver = 5,

    /// <summary>Current falls to zero.</summary>
    RampDown = 6,

    /// <summary>Between two contractions or two segments: armed, no pulses.</summary>
    Rest = 7,

    /// <summary>Stopped by the user for a while: latch set. Resumes through the contact check, from zero.</summary>
    Paused = 8,

    /// <summary>The program has ended: latch set.</summary>
    Complete = 9,

    /// <summary>A fault is latched: latch set. Left only by an explicit act of the user.</summary>
    Fault = 10,
}
