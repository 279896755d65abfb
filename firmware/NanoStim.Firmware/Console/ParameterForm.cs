namespace NanoStim.Firmware.Console;

/// <summary>What a parameter looked like.</summary>
internal enum ParameterForm
{
    /// <summary>There was none.</summary>
    None = 0,

    /// <summary>A number, with or without a unit.</summary>
    Number = 1,

    /// <summary>A word.</summary>
    Word = 2,

    /// <summary>A text in quotes.</summary>
    Text = 3,
}
