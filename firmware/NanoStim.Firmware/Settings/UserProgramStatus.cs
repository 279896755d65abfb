namespace NanoStim.Firmware.Settings;

/// <summary>What is known of the user program in the backup memory.</summary>
public enum UserProgramStatus
{
    /// <summary>There is none.</summary>
    Empty = 0,

    /// <summary>It can be chosen.</summary>
    Valid = 1,

    /// <summary>The record is broken: it is not offered.</summary>
    Damaged = 2,

    /// <summary>The record is whole, and what it holds does not pass the checks of this firmware: it is not offered.</summary>
    Refused = 3,

    /// <summary>The memory does not answer, or the board has none.</summary>
    NoMemory = 4,
}
