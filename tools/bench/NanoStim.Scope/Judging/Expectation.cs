namespace NanoStim.Scope.Judging;

/// <summary>What a program says that a capture should show: what was asked of the device, no limit of the device. Null where it leaves something open.</summary>
public sealed record Expectation
{
    /// <summary>Which program, and which part of it.</summary>
    public required string Title { get; init; }

    /// <summary>Pulses a second, of one polarity or of both in turn.</summary>
    public required double FrequencyHertz { get; init; }

    /// <summary>Width of a phase in µs.</summary>
    public required double PhaseWidthMicros { get; init; }

    /// <summary>Smallest step in which the device can set the width, in µs.</summary>
    public required double WidthStepMicros { get; init; }

    /// <summary>Between the phases of a pulse, in µs.</summary>
    public double? InterphaseGapMicros { get; init; }

    /// <summary>In which order the polarities come.</summary>
    public required PolarityOrder Polarity { get; init; }

    /// <summary>Pulses of one polarity in a row, for <see cref="PolarityOrder.Alternating"/>.</summary>
    public int PulsesPerPolarity { get; init; } = 1;

    /// <summary>Peak current in µA.</summary>
    public required double AmplitudeMicroAmps { get; init; }

    /// <summary>Whether every moment has to stay below 1 mA.</summary>
    public required bool IsMicrocurrent { get; init; }

    /// <summary>On time with the ramp up, in s; null for a train without pauses.</summary>
    public double? OnSeconds { get; init; }

    /// <summary>Between the end of a ramp down and the beginning of the next ramp up, in s; null for a train without pauses.</summary>
    public double? OffSeconds { get; init; }

    /// <summary>From zero to the amplitude, in s; null where the capture may hold no ramp.</summary>
    public double? RampUpSeconds { get; init; }

    /// <summary>From the amplitude to zero, in s; null where the capture may hold no ramp.</summary>
    public double? RampDownSeconds { get; init; }

    /// <summary>Whether ramps may have any length from <see cref="JudgeTolerances.LeastRampSeconds"/> on, as those of a train that is no program.</summary>
    public bool RampsAreOpen { get; init; }

    /// <summary>Whether the sign of the current is known: positive is current from electrode A to electrode B.</summary>
    public bool PolarityIsKnown { get; init; } = true;

    /// <summary>What the capture is to show.</summary>
    public JudgeParts Parts { get; init; } = JudgeParts.All;

    /// <summary>Whether as much charge should flow one way as the other.</summary>
    public bool IsBalanced => Polarity is PolarityOrder.Biphasic or PolarityOrder.Alternating;

    /// <summary>Whether lower pulses at the beginning and at the end may be ramps; a capture of pulses at the level holds none.</summary>
    internal bool MayRamp => RampUpSeconds is not null && Parts.HasFlag(JudgeParts.Train);

    internal double Amps => AmplitudeMicroAmps * 1e-6;

    internal double Width => PhaseWidthMicros * 1e-6;

    internal double Period => 1 / FrequencyHertz;

    internal double WidthTolerance => Math.Max(JudgeTolerances.PhaseWidth * PhaseWidthMicros, WidthStepMicros) * 1e-6;

    /// <summary>From the beginning of a pulse to its end, all phases included, in s.</summary>
    internal double PulseLength => Polarity == PolarityOrder.Biphasic ? (2 * Width) + ((InterphaseGapMicros ?? 0) * 1e-6) : Width;
}
