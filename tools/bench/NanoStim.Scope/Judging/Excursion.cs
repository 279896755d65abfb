namespace NanoStim.Scope.Judging;

/// <summary>A stretch in which current flows one way: a phase of a pulse, or what should not be there. Currents in A, times in s.</summary>
internal sealed record Excursion
{
    /// <summary>+1 or -1.</summary>
    public required int Side { get; init; }

    /// <summary>Whether the capture holds both its edges.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Crossing of half its amplitude on the way out.</summary>
    public required double Start { get; init; }

    /// <summary>Crossing of half its amplitude on the way back.</summary>
    public required double End { get; init; }

    /// <summary>Magnitude of its mean without the edges.</summary>
    public required double Amplitude { get; init; }

    /// <summary>How much higher its first third is than its last, without the edges.</summary>
    public required double Droop { get; init; }

    /// <summary>Highest magnitude, edges included.</summary>
    public required double Peak { get; init; }

    /// <summary>When it is at its peak.</summary>
    public required double PeakSeconds { get; init; }

    /// <summary>Lowest magnitude without the edges.</summary>
    public required double Lowest { get; init; }

    /// <summary>When it is at its lowest.</summary>
    public required double LowestSeconds { get; init; }

    /// <summary>Magnitude of its charge in C.</summary>
    public required double Charge { get; init; }

    /// <summary>Magnitude of the part of its charge before its beginning and after its end, in C: the feet of its edges, and what goes on after it.</summary>
    public required double FootCharge { get; init; }

    /// <summary>From a fifth to four fifths of its amplitude; NaN where the capture begins within it.</summary>
    public required double Rise { get; init; }

    /// <summary>Samples that the amplitude is a mean of.</summary>
    public required int InnerSamples { get; init; }

    /// <summary>Distance between its edges.</summary>
    public double Width => End - Start;
}
