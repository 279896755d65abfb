namespace NanoStim.Scope.Judging;

/// <summary>Excursions that are close together: what should be one pulse with all its phases.</summary>
/// <param name="Phases">In the order of time; one at least.</param>
/// <param name="IsAtBorder">Whether the capture begins or ends with it, so that a phase may lie outside.</param>
/// <param name="IsWeak">Whether it is hardly above the noise: its edges say nothing.</param>
internal sealed record JudgedPulse(IReadOnlyList<Excursion> Phases, bool IsAtBorder, bool IsWeak)
{
    /// <summary>Beginning of the first phase, in s.</summary>
    public double Start => Phases[0].Start;

    /// <summary>End of the last phase, in s.</summary>
    public double End => Phases[^1].End;

    /// <summary>Of the first phase.</summary>
    public int Side => Phases[0].Side;

    /// <summary>Mean amplitude of its phases, in A.</summary>
    public double Amplitude => Phases.Average(phase => phase.Amplitude);

    /// <summary>Whether all its phases are in the capture from edge to edge.</summary>
    public bool IsWhole => !IsAtBorder && Phases.All(phase => phase.IsWhole);

    /// <summary>Its phases as signs, such as + −.</summary>
    public string Pattern => string.Join(' ', Phases.Select(phase => phase.Side > 0 ? "+" : "\u2212"));
}
