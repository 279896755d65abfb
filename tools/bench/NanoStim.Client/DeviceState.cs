namespace NanoStim.Client;

/// <summary>State of the session, as SYSTem:STATe? names it.</summary>
public enum DeviceState
{
    /// <summary>A name that this library does not know.</summary>
    Unknown,

    /// <summary>After a reset, before the self-test.</summary>
    PowerOn,

    /// <summary>Checks, with the output off.</summary>
    SelfTest,

    /// <summary>Ready.</summary>
    Idle,

    /// <summary>A small test current shows whether the electrodes have contact.</summary>
    ContactCheck,

    /// <summary>The current rises.</summary>
    RampUp,

    /// <summary>The current is at its target.</summary>
    Deliver,

    /// <summary>The current falls.</summary>
    RampDown,

    /// <summary>Off time between two contractions or segments.</summary>
    Rest,

    /// <summary>Output off, session kept.</summary>
    Paused,

    /// <summary>The program has ended.</summary>
    Complete,

    /// <summary>A fault is latched, the output is off.</summary>
    Fault,
}
