namespace NanoStim.Scope.Judging;

/// <summary>
/// What no program may exceed: the bounds of the safety case (SAFETY.md), written down here a second time so that a slip in the firmware's
/// own numbers does not become a slip of the judge.
/// </summary>
internal sealed record JudgeLimits
{
    /// <summary>Highest peak in A (SR-1, SR-3: 110 % of the ceiling).</summary>
    public required double PeakAmps { get; init; }

    /// <summary>Highest charge that flows one way in a phase, or in a row of pulses of one polarity, in C (SR-4).</summary>
    public required double PolarityCharge { get; init; }

    /// <summary>Highest r.m.s. current while pulses run, in A (SR-6).</summary>
    public required double RmsAmps { get; init; }

    /// <summary>Highest mean current between pulses, in A.</summary>
    public required double RestAmps { get; init; }

    /// <summary>Highest current of the contact check, in A.</summary>
    public required double ContactAmps { get; init; }

    /// <summary>Longest contact check, in s: 8 s to find a contact, and a measurement window.</summary>
    public const double ContactSeconds = 10;

    /// <summary>No output: highest mean current in A (step 1 of the bench procedure).</summary>
    public const double LeakageAmps = 10e-6;

    /// <summary>Microcurrent (SR-2): below 1 mA.</summary>
    public const double MicrocurrentAmps = 1e-3;

    /// <summary>The limits of a mode.</summary>
    public static JudgeLimits Of(bool isMicrocurrent) => isMicrocurrent
        ? new JudgeLimits { PeakAmps = 660e-6, PolarityCharge = 600e-6, RmsAmps = 612e-6, RestAmps = 10e-6, ContactAmps = 110e-6 }
        : new JudgeLimits { PeakAmps = 66e-3, PolarityCharge = 24.48e-6, RmsAmps = 18e-3, RestAmps = 600e-6, ContactAmps = 2.2e-3 };
}
