namespace NanoStim.Firmware.Settings;

/// <summary>What is known of the backup memory. Only with the first two may a session start.</summary>
public enum MemoryStatus
{
    /// <summary>The board has none: time and charge are counted from power-up.</summary>
    NotFitted = 0,

    /// <summary>It holds a record that was read or verified.</summary>
    Ready = 1,

    /// <summary>It has not answered since power-up, or not twice the same.</summary>
    Silent = 2,

    /// <summary>It answers, and holds neither a valid record nor the one that was written to it.</summary>
    Damaged = 3,
}
