namespace NanoStim.Firmware.Console;

/// <summary>Where in a line the lexer is.</summary>
internal enum LexState
{
    /// <summary>Before a command.</summary>
    Start = 0,

    /// <summary>Before a word of the header: after a colon or an asterisk.</summary>
    WordStart = 1,

    /// <summary>Within a word of the header.</summary>
    Header = 2,

    /// <summary>After the header and a blank.</summary>
    Parameter = 3,

    /// <summary>Within the digits of a number.</summary>
    Digits = 4,

    /// <summary>After the E of a number.</summary>
    Exponent = 5,

    /// <summary>Within the unit of a number.</summary>
    Suffix = 6,

    /// <summary>Within a word that is a parameter.</summary>
    Word = 7,

    /// <summary>Within a text in quotes.</summary>
    Text = 8,

    /// <summary>After the parameter.</summary>
    After = 9,

    /// <summary>To the end of the line nothing counts.</summary>
    Drop = 10,
}
