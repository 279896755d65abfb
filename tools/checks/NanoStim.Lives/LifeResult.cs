using NanoStim.LoadJudge;

namespace NanoStim.Lives;

/// <summary>What came of a life.</summary>
/// <param name="Life">The life.</param>
/// <param name="Violations">What the load received that it must not receive.</param>
/// <param name="Reached">What it reached: pairs of session state, event, program and latched fault, as numbers.</param>
/// <param name="Milliseconds">Its virtual time with the device on, in ms.</param>
/// <param name="Charge">Charge that the load received, in nC, as a magnitude: a life without any shows nothing.</param>
/// <param name="Fault">Number of the fault that latched first, or 0.</param>
/// <param name="Parts">Parts that failed in it.</param>
public sealed record LifeResult(
    Life Life,
    IReadOnlyList<Violation> Violations,
    IReadOnlyList<int> Reached,
    long Milliseconds,
    double Charge,
    int Fault,
    IReadOnlyList<string> Parts)
{
    /// <summary>Whether the current was above the limit of the peak, for how long a second run has to tell.</summary>
    internal bool NeedsProbe { get; init; }

    /// <summary>Whether it violates a limit of which something is claimed.</summary>
    public bool IsViolation => Violations.Any(violation => !violation.IsBeyondClaim);

    /// <summary>Whether it violates one with two failed parts at once.</summary>
    public bool IsOutside => Violations.Any(violation => violation.IsBeyondClaim);
}
