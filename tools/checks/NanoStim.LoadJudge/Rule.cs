namespace NanoStim.LoadJudge;

/// <summary>One thing that is judged. What happens is told to all rules in the order of time.</summary>
internal abstract class Rule(Witness witness)
{
    /// <summary>Name of the rule, as known gaps refer to it.</summary>
    internal abstract string Name { get; }

    /// <summary>What all rules know.</summary>
    protected Witness Witness => witness;

    /// <summary>Figures of both modes.</summary>
    protected SharedFigures Both => witness.Limits.Both;

    /// <summary>The device is switched on, reset, or off.</summary>
    internal virtual void OnPower()
    {
    }

    /// <summary>A phase has ended.</summary>
    internal virtual void OnPhase(in SeenPhase phase)
    {
    }

    /// <summary>A control step's time has passed.</summary>
    internal virtual void OnStep()
    {
    }

    /// <summary>The user may have asked for output: a press of PLUS or MODE, or a command.</summary>
    /// <param name="isStart">Whether it can only be a new session.</param>
    internal virtual void OnAsk(bool isStart)
    {
    }

    /// <summary>A fault has come, or something has been done that ends the output.</summary>
    internal virtual void OnFault(string fault)
    {
    }

    /// <summary>It has gone.</summary>
    internal virtual void OnMended(string fault)
    {
    }

    /// <summary>The life is over.</summary>
    internal virtual void OnEnd()
    {
    }

    /// <summary>Reports what is wrong.</summary>
    protected void Violate(string text) => witness.Violate(Name, text);

    /// <summary>Reports what is wrong with a sum of 24 hours, which depends on what the memory holds.</summary>
    protected void ViolateDay(string text) => witness.Violate(Name, text, true);
}
