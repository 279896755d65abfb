namespace NanoStim.Removal.Constants;

/// <summary>What became of a planted number.</summary>
public enum NumberOutcome
{
    /// <summary>Every test passes.</summary>
    Survived = 0,

    /// <summary>A test fails.</summary>
    Noticed = 1,

    /// <summary>The tests did not end in their time, which counts as noticed.</summary>
    TimedOut = 2,

    /// <summary>The compiler refuses it, so it is none.</summary>
    NotCompiled = 3,
}
