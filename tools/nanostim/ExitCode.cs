namespace NanoStim.Cli;

/// <summary>What the command says to the shell.</summary>
public static class ExitCode
{
    /// <summary>The session was completed, or stopped or paused by the user.</summary>
    public const int Done = 0;

    /// <summary>A defect of this program.</summary>
    public const int InternalError = 1;

    /// <summary>The command cannot be carried out as written; the text says what to write instead.</summary>
    public const int WrongUsage = 2;

    /// <summary>A fault tripped the stimulator.</summary>
    public const int Tripped = 3;

    /// <summary>A capture does not show whether the device is right.</summary>
    public const int Inconclusive = 4;
}
