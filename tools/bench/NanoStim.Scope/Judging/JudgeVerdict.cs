namespace NanoStim.Scope.Judging;

/// <summary>What a line of a judgement says, and the judgement as a whole.</summary>
public enum JudgeVerdict
{
    /// <summary>The capture shows that it is right, the uncertainty taken against the device.</summary>
    Pass,

    /// <summary>The capture shows that it is wrong.</summary>
    Fail,

    /// <summary>The capture does not show whether it is right. As a whole: inconclusive.</summary>
    NotShown,
}
