namespace NanoStim.Cli.Remote;

/// <summary>What a word of the console does that is not sent to the device.</summary>
internal enum LocalWordKind
{
    /// <summary>Shows commands.</summary>
    Help,

    /// <summary>Switches the output off.</summary>
    Stop,

    /// <summary>Waits.</summary>
    Wait,

    /// <summary>Shows a measurement.</summary>
    Read,

    /// <summary>Shows the log.</summary>
    Log,

    /// <summary>Empties the error queue and shows it.</summary>
    Errors,

    /// <summary>Shows or hides the live readings.</summary>
    Live,

    /// <summary>Ends the console.</summary>
    Quit,
}
