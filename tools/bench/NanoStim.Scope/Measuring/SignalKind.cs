namespace NanoStim.Scope.Measuring;

/// <summary>What a channel shows.</summary>
public enum SignalKind
{
    /// <summary>A level, and noise.</summary>
    Flat,

    /// <summary>Excursions from rest to one side.</summary>
    OneSided,

    /// <summary>Excursions from rest to both sides.</summary>
    TwoSided,

    /// <summary>From one polarity to the other and back, without rest.</summary>
    Alternating,

    /// <summary>Levels of a logic analyser.</summary>
    Logic,
}
