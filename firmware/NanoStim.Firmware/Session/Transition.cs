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

    /// <summary>State that is left.</summary>
    public SessionState From { get; }

    /// <summary>What happened.</summary>
    public SessionEvent Trigger { get; }

    /// <summary>State that is entered.</summary>
    public SessionState To { get; }

    /// <summary>Name, as events report it.</summary>
    public string Name { get; }
}
