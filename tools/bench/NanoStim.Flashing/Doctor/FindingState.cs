namespace NanoStim.Flashing.Doctor;

/// <summary>How a finding stands.</summary>
public enum FindingState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not needed to flash a ready-made image; needed to build one here.</summary>
    Optional,

    /// <summary>Flashing is not possible without it.</summary>
    Missing,
}
