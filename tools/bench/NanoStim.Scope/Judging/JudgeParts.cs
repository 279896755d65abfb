namespace NanoStim.Scope.Judging;

/// <summary>Which part of a program a capture is to show.</summary>
[Flags]
public enum JudgeParts
{
    /// <summary>Each pulse, and what flows between pulses.</summary>
    Pulses = 1,

    /// <summary>On time, off time and ramps.</summary>
    Train = 2,

    /// <summary>The program.</summary>
    All = Pulses | Train,
}
