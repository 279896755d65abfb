namespace NanoStim.VirtualBench;

/// <summary>How a session ended.</summary>
public enum SessionOutcome
{
    /// <summary>The program, or its time, was over.</summary>
    Completed,

    /// <summary>The time was over before the ramp had reached the intensity.</summary>
    NotReached,

    /// <summary>The user stopped it.</summary>
    Stopped,

    /// <summary>The user, or what happened to the electrodes, paused it, and nothing resumed it.</summary>
    Paused,

    /// <summary>A fault ended it.</summary>
    Tripped,
}
