namespace NanoStim.Firmware.Console;

/// <summary>Errors of the console. The values are places in <see cref="ErrorTexts"/>, not the numbers that the user sees.</summary>
internal enum ConsoleError
{
    None = 0,
    InvalidCharacter = 1,
    Syntax = 2,
    DataType = 3,
    ParameterNotAllowed = 4,
    MissingParameter = 5,
    MnemonicTooLong = 6,
    UndefinedHeader = 7,
    NumericData = 8,
    InvalidSuffix = 9,
    SuffixNotAllowed = 10,
    InvalidString = 11,
    Protected = 12,
    SettingsConflict = 13,
    OutOfRange = 14,
    IllegalValue = 15,
    QueueOverflow = 16,
    InputOverrun = 17,
    QueryInterrupted = 18,
    KeepAliveMissed = 19,

    /// <summary>One that is in the queue already, with a number of its own.</summary>
    Reported = 20,
}
