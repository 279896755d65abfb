namespace NanoStim.Firmware.Session;

/// <summary>The states of the stimulator. <see cref="TransitionTable"/> has all transitions between them.</summary>
public enum SessionState
{
    /// <summary>After a reset. The hardware has tripped the latch; nothing has been checked yet.</summary>
    PowerOn = 0,

    /// <summary>Zero calibration and checks, with the bridge switches off.</summary>
    SelfTest = 1,

    /// <summary>Ready, latch tripped. The only state in which a program can be chosen.</summary>
    Idle = 2,

    /// <summary>A small test current shows whether the electrodes have contact.</summary>
    ContactCheck = 3,

    /// <summary>The current rises from zero.</summary>
    RampUp = 4,

    /// <summary>The current is at its target.</summary>
    Deliver = 5,

    /// <summary>The current falls to zero.</summary>
    RampDown = 6,

    /// <summary>Off time between two contractions or two segments: latch armed, no pulses.</summary>
    Rest = 7,

    /// <summary>Paused by the user: latch tripped. Resumes through the contact check, from zero.</summary>
    Paused = 8,

    /// <summary>The program has ended: latch tripped.</summary>
    Complete = 9,

    /// <summary>A fault is latched, and the latch is tripped. Left only by an explicit act of the user.</summary>
    Fault = 10,
}
