namespace NanoStim.Firmware.Console;

/// <summary>What the console does next.</summary>
internal enum ConsolePhase
{
    /// <summary>Looks at received bytes.</summary>
    Scan = 0,

    /// <summary>Looks for a header word in the tree.</summary>
    Match = 1,

    /// <summary>Checks a command and reads its parameter.</summary>
    Check = 2,

    /// <summary>Executes it.</summary>
    Execute = 3,

    /// <summary>Adds a field, or a piece of one, to the reply.</summary>
    Reply = 4,

    /// <summary>Waits until the output has reached its level, or is off.</summary>
    Wait = 5,
}
