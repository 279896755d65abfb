namespace NanoStim.Scope.Judging;

/// <summary>What a line of a judgement says.</summary>
public enum JudgeVerdict
{
    Pass,

    Fail,

    /// <summary>The capture does not show it.</summary>
    NotShown,
}
