namespace NanoStim.Cli;

/// <summary>
/// What every command says to the shell: the same code for the same reason, whichever command it was. docs/exit-codes.md is the table for
/// users; a test compares the two.
/// </summary>
public static class ExitCode
{
    /// <summary>Done; a session was completed, or stopped or paused by the user.</summary>
    public const int Done = 0;

    /// <summary>A defect of this program.</summary>
    public const int InternalError = 1;

    /// <summary>The command cannot be carried out as written; the text says what to write instead.</summary>
    public const int WrongUsage = 2;

    /// <summary>The result is bad: a fault tripped the stimulator, or a judge or check has found a violation.</summary>
    public const int Tripped = 3;

    /// <summary>The evidence does not suffice for a judgement.</summary>
    public const int Inconclusive = 4;

    /// <summary>A program that the command requires is missing or of the wrong version; of doctor: something that flashing requires is missing.</summary>
    public const int ToolMissing = 5;

    /// <summary>No board, more than one, one that may not be used, or one that is not the reference target. Nothing was written to it.</summary>
    public const int NoDevice = 6;

    /// <summary>Nobody has said that the electrodes are off. Nothing was written to the board.</summary>
    public const int NotConfirmed = 7;

    /// <summary>nanoff failed; the text says at what, and in which state the board is.</summary>
    public const int FlashFailed = 8;

    /// <summary>All was written, and the board does not show that it runs it.</summary>
    public const int NotVerified = 9;

    /// <summary>The image would not run on the reference target, or is not what its checksum says.</summary>
    public const int ImageRefused = 10;

    /// <summary>A file cannot be read or written: no right, disk full, read-only, or in use by another run. Nothing half-written is left.</summary>
    public const int FileUnavailable = 11;

    /// <summary>A release cannot be downloaded: no network, or no such release.</summary>
    public const int NotDownloaded = 12;

    /// <summary>A device that was there does not answer, answers half, or has closed the connection. An output that it had on by this ends by its keep-alive.</summary>
    public const int NoAnswer = 13;

    /// <summary>The terminal was closed (128 + SIGHUP). Nothing half-written is left.</summary>
    public const int HungUp = 129;

    /// <summary>Ctrl-C (128 + SIGINT). Nothing half-written is left.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by another program (128 + SIGTERM). Nothing half-written is left.</summary>
    public const int Terminated = 143;
}
