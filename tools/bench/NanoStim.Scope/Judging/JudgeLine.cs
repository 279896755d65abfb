namespace NanoStim.Scope.Judging;

/// <summary>One line of a judgement.</summary>
/// <param name="Id">Short and fixed, for programs and tests.</param>
/// <param name="Quantity">For people.</param>
/// <param name="Expected">What the program says.</param>
/// <param name="Measured">What the capture shows.</param>
/// <param name="Tolerance">How far apart the two may be, the uncertainty of the measurement included.</param>
/// <param name="Verdict">Whether they are.</param>
public sealed record JudgeLine(string Id, string Quantity, string Expected, string Measured, string Tolerance, JudgeVerdict Verdict);
