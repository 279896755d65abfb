namespace NanoStim.Flashing;

/// <summary>Kinds of refusals, in the order in which they can come up.</summary>
public enum FlashRefusal
{
    /// <summary>The options make no sense, alone or together.</summary>
    Usage,

    /// <summary>The image, or what it should be made of, will not run on the reference target.</summary>
    Image,

    /// <summary>A release cannot be downloaded.</summary>
    Download,

    /// <summary>A tool is missing or of a version that is not known to work.</summary>
    ToolMissing,

    /// <summary>No device, more than one, one that may not be opened, or one that is not the reference target.</summary>
    Device,

    /// <summary>The user has not said that the electrodes are off.</summary>
    NotConfirmed,

    /// <summary>nanoff failed.</summary>
    Failed,

    /// <summary>Everything was written, but the device does not show that it runs it.</summary>
    NotVerified,
}
