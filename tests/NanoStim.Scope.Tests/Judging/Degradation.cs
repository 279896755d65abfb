namespace NanoStim.Scope.Tests.Judging;

/// <summary>A way in which a device can be wrong.</summary>
/// <param name="Kind">Its class.</param>
/// <param name="Size">How much, in the words of its class.</param>
/// <param name="Lines">Lines of the judgement of which at least one has to say so; without the sign of a polarity.</param>
/// <param name="Change">Makes the wrong device of a right one.</param>
/// <param name="Fits">Whether the bench can be wrong in this way.</param>
internal sealed record Degradation(string Kind, string Size, string[] Lines, Func<JudgeBench, PhaseTrain> Change, Func<JudgeBench, bool> Fits)
{
    /// <summary>Whether it is as short as the edges of an oscilloscope whose band ends early, which then does not show it.</summary>
    public bool IsFine { get; init; }

    public override string ToString() => $"{Kind}: {Size}";
}
