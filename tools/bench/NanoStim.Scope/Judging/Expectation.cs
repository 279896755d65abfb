namespace NanoStim.Scope.Judging;

/// <summary>What a program says that a capture should show. Null where it leaves something open.</summary>
public sealed record Expectation
{
    /// <summary>Which program, and which part of it.</summary>
    public required string Title { get; init; }

    public required double FrequencyHertz { get; init; }

    public required double PhaseWidthMicros { get; init; }

    /// <summary>Smallest step in which the device can set the width, in µs.</summary>
    public required double WidthStepMicros { get; init; }

    /// <summary>Between the phases of a pulse, in µs.</summary>
    public double? InterphaseGapMicros { get; init; }

    public required PolarityOrder Polarity { get; init; }

    /// <summary>Pulses of one polarity in a row, for <see cref="PolarityOrder.Alternating"/>.</summary>
    public int PulsesPerPolarity { get; init; } = 1;

    /// <summary>Peak current in µA.</summary>
    public required double AmplitudeMicroAmps { get; init; }

    /// <summary>What no peak may exceed, in µA: the threshold of the mode's over-current trip.</summary>
    public required double OverCurrentMicroAmps { get; init; }

    /// <summary>What no phase may exceed, in nC.</summary>
    public required double MaxPhaseChargeNanoCoulombs { get; init; }

    /// <summary>Whether every moment has to stay below 1 mA.</summary>
    public required bool IsMicrocurrent { get; init; }

    /// <summary>On time with the ramp up, in s; null for a train without pauses.</summary>
    public double? OnSeconds { get; init; }

    public double? OffSeconds { get; init; }

    public double? RampUpSeconds { get; init; }

    public double? RampDownSeconds { get; init; }

    /// <summary>Whether as much charge should flow one way as the other.</summary>
    public bool IsBalanced => Polarity is PolarityOrder.Biphasic or PolarityOrder.Alternating;
}
