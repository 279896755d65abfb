namespace NanoStim.Firmware.Session;

/// <summary>One row of the <see cref="TransitionTable"/>.</summary>
public sealed class Transition
{
    internal Transition(SessionState from, SessionEvent trigger, SessionState to, string name)
    {
        From = from;
        Trigger = trigger;
        To = to;
        Name = name;
    }

    /// <summary>State before.</summary>
    public SessionState From { get; }

    /// <summary>The event.</summary>
    public SessionEvent Trigger { get; }

    /// <summary>State after.</summary>
    public SessionState To { get; }

    /// <summary>Name in reports.</summary>
    public string Name { get; }
}
