namespace NanoStim.Firmware.Console;

/// <summary>What the parameter of a command is.</summary>
public enum ParameterKind
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>A current with its unit, in µA.</summary>
    Current = 1,

    /// <summary>A phase width with its unit, in µs.</summary>
    Width = 2,

    /// <summary>A duration with its unit, in s.</summary>
    Duration = 3,

    /// <summary>An interval with its unit, in ms.</summary>
    Interval = 4,

    /// <summary>A rate, in mHz.</summary>
    Rate = 5,

    /// <summary>A whole number.</summary>
    WholeNumber = 6,

    /// <summary>ON, OFF, 1 or 0.</summary>
    Switch = 7,

    /// <summary>The word of a pulse shape.</summary>
    Shape = 8,

    /// <summary>A text in quotes.</summary>
    Text = 9,
}
