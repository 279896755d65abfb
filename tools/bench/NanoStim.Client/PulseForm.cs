namespace NanoStim.Client;

/// <summary>Shape of the pulses.</summary>
public enum PulseForm
{
    /// <summary>Two phases of equal charge.</summary>
    Biphasic,

    /// <summary>Biphasic square wave: phases as long as the pulse generator can make them.</summary>
    Square,

    /// <summary>Monophasic, positive.</summary>
    Positive,

    /// <summary>Monophasic, negative.</summary>
    Negative,

    /// <summary>Monophasic, with polarity alternation; in user programs only.</summary>
    Alternating,
}
