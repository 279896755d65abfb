namespace NanoStim.Scope.Judging;

/// <summary>What a judge says of a capture.</summary>
/// <param name="Channel">The channel that was judged.</param>
/// <param name="Expected">What it was held against; null where no output was expected.</param>
/// <param name="Lines">Line by line.</param>
public sealed record Judgement(string Channel, Expectation? Expected, IReadOnlyList<JudgeLine> Lines)
{
    /// <summary>Of the whole: fails where a line fails, passes where every line passes.</summary>
    public JudgeVerdict Verdict =>
        Lines.Any(line => line.Verdict == JudgeVerdict.Fail) ? JudgeVerdict.Fail
        : Lines.Any(line => line.Verdict == JudgeVerdict.NotShown) ? JudgeVerdict.NotShown
        : JudgeVerdict.Pass;
}
