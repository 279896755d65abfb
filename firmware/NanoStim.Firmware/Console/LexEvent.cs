namespace NanoStim.Firmware.Console;

/// <summary>Why the lexer has stopped before the end of the bytes.</summary>
internal enum LexEvent
{
    /// <summary>It has not: more bytes are required.</summary>
    None = 0,

    /// <summary>A word of a header is complete.</summary>
    Word = 1,

    /// <summary>A command with its parameter is complete.</summary>
    Unit = 2,

    /// <summary>The line is over, and there is no command at its end.</summary>
    Line = 3,

    /// <summary>It does not go on like this.</summary>
    Error = 4,

    /// <summary>Ctrl-C.</summary>
    Break = 5,
}
