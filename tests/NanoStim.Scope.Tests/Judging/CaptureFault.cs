using NanoStim.Scope.Judging;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>A way in which a capture of a right device is wrong.</summary>
/// <param name="Name">What was done wrong at the bench.</param>
/// <param name="Lines">Lines of the judgement of which at least one has to be open; without the sign of a polarity.</param>
/// <param name="Change">Makes the wrong samples, with their interval and, where they are not evenly spaced, their times.</param>
/// <param name="Fits">Whether it makes a capture wrong: an inverted probe shows an alternating program as it is.</param>
internal sealed record CaptureFault(string Name, string[] Lines, Func<double[], JudgeBench, CapturedRows> Change, Func<JudgeBench, bool> Fits)
{
    public override string ToString() => Name;

    /// <summary>Judges the capture of a right device that this has spoilt.</summary>
    public Judgement Judge(JudgeBench bench, ScopeModel scope, int seed)
    {
        CapturedRows rows = Change(scope.Capture(bench.Train, bench, seed), bench);
        return bench.Judge(rows);
    }
}
