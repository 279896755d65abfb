using NanoStim.Flashing;

namespace NanoStim.Cli.Flash;

/// <summary>What doctor, flash and image say to the shell, besides the codes of every command in <see cref="ExitCode"/>.</summary>
public static class FlashExitCode
{
    /// <summary>The image will not run on the reference target.</summary>
    public const int ImageRefused = 4;

    /// <summary>A tool is missing or of the wrong version; of doctor: something that flashing needs is missing.</summary>
    public const int ToolMissing = 5;

    /// <summary>No board, more than one, one that may not be used, or one that is not the reference target. Nothing was written.</summary>
    public const int NoDevice = 6;

    /// <summary>It was not said that the electrodes are off. Nothing was written.</summary>
    public const int NotConfirmed = 7;

    /// <summary>nanoff failed; the text says at what, and in which state the board is.</summary>
    public const int FlashFailed = 8;

    /// <summary>All was written, and the board does not show that it runs it.</summary>
    public const int NotVerified = 9;

    internal static int Of(FlashRefusal refusal) => refusal switch
    {
        FlashRefusal.ToolMissing => ToolMissing,
        FlashRefusal.Device => NoDevice,
        FlashRefusal.NotConfirmed => NotConfirmed,
        FlashRefusal.Failed => FlashFailed,
        FlashRefusal.NotVerified => NotVerified,
        _ => ImageRefused,
    };
}
