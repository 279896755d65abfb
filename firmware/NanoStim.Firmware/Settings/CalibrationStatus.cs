namespace NanoStim.Firmware.Settings;

/// <summary>What is known of the calibration in the backup memory.</summary>
public enum CalibrationStatus
{
    /// <summary>A record says that nothing is corrected.</summary>
    None = 0,

    /// <summary>A record is in use.</summary>
    Valid = 1,

    /// <summary>The record is broken: nothing is corrected.</summary>
    Damaged = 2,

    /// <summary>The memory does not answer, or the board has none: nothing is corrected.</summary>
    NoMemory = 3,
}
