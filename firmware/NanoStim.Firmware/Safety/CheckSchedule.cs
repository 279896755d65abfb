namespace NanoStim.Firmware.Safety;

/// <summary>
/// When in a measurement window what is due. Each comes once in a window, in a step of its own after the window has closed, so that no
/// step carries all of it. Counted in control steps since the last window closed (<see cref="MeasurementWindow.StepsSinceResult"/>).
/// </summary>
/// <remarks>
/// Steps with an odd number act: the session moves, and the current with it. Steps with an even one look: the checks of a window. So neither kind
/// exceeds its 10 ms. What protects without delay is in every step.
/// </remarks>
public static class CheckSchedule
{
    /// <summary>The polarities are checked as soon as the results are new: a phase that is missing also disturbs mean and voltage.</summary>
    public const int Polarity = 0;

    /// <summary>The current is regulated.</summary>
    public const int Regulation = 1;

    /// <summary>The dose of a pulse is checked.</summary>
    public const int Dose = 2;

    /// <summary>The contact is checked.</summary>
    public const int Contact = 4;

    /// <summary>Time and supplies are checked; where windows are short, in every second one.</summary>
    public const int Supplies = 6;

    /// <summary>In every second window the request is checked against its complements, and limits or plan against their checksums.</summary>
    public const int Integrity = 8;

    /// <summary>Steps in the shortest window: every check has its step in it.</summary>
    public const int MinSteps = 10;
}
