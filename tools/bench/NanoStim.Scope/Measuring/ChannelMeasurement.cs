namespace NanoStim.Scope.Measuring;

/// <summary>What one channel shows. Null where a figure does not apply, or the file does not tell it.</summary>
public sealed record ChannelMeasurement
{
    public required string Name { get; init; }

    /// <summary>V, A, or empty.</summary>
    public required string Unit { get; init; }

    public required SignalKind Kind { get; init; }

    public required long Samples { get; init; }

    /// <summary>Null where the samples are not evenly spaced.</summary>
    public double? SampleIntervalSeconds { get; init; }

    /// <summary>Time of the first sample.</summary>
    public required double StartSeconds { get; init; }

    public required double DurationSeconds { get; init; }

    public double? FrequencyHertz { get; init; }

    /// <summary>Why the frequency may be wrong, or the channel not flat; null where the signal is a clean rectangle.</summary>
    public string? Doubt { get; init; }

    public double? HighTimeMicros { get; init; }

    public double? LowTimeMicros { get; init; }

    public double? PhaseWidthMicros { get; init; }

    public double? InterphaseGapMicros { get; init; }

    /// <summary>Largest magnitude in V.</summary>
    public double? PeakVolts { get; init; }

    /// <summary>Largest magnitude in µA.</summary>
    public double? PeakMicroAmps { get; init; }

    /// <summary>Over the whole capture.</summary>
    public double? NetChargeNanoCoulombs { get; init; }

    /// <summary>Over the whole capture.</summary>
    public double? RmsMicroAmps { get; init; }

    public required MeasurementUncertainty Uncertainty { get; init; }

    /// <summary>Pulses above rest; null without any.</summary>
    public SideMeasurement? Positive { get; init; }

    /// <summary>Pulses below rest; null without any.</summary>
    public SideMeasurement? Negative { get; init; }

    /// <summary>In words: biphasic, monophasic positive, alternating 10 and 10 …; null without pulses.</summary>
    public string? PolarityPattern { get; init; }

    /// <summary>Pulses of one polarity in a row; null where the capture holds no whole row, or there is one polarity only.</summary>
    public double? PulsesPerPolarity { get; init; }

    /// <summary>Level between the pulses in V or A.</summary>
    public required double RestLevel { get; init; }

    /// <summary>Mean over the whole capture, in V or A.</summary>
    public required double Mean { get; init; }

    /// <summary>Root mean square over the whole capture, in V or A.</summary>
    public required double Rms { get; init; }

    /// <summary>Standard deviation of the noise of a sample, in V or A.</summary>
    public required double Noise { get; init; }

    /// <summary>Step of the values, in V or A; 0 where it is not to be seen.</summary>
    public double Resolution { get; init; }

    /// <summary>From V or A to A; null where no current is known.</summary>
    public double? AmpsPerUnit { get; init; }

    public double? MeanMicroAmps { get; init; }

    /// <summary>Positive plus negative, over the whole capture.</summary>
    public double? MovedChargeNanoCoulombs { get; init; }

    /// <summary>Largest charge of one phase.</summary>
    public double? MaxPhaseChargeNanoCoulombs { get; init; }

    /// <summary>Of a pulse with all its phases, in the load.</summary>
    public double? EnergyPerPulseMicroJoules { get; init; }

    /// <summary>Share of a period with current.</summary>
    public double? Duty { get; init; }

    public IReadOnlyList<Burst> Bursts { get; init; } = [];

    /// <summary>Peak current by area, in mA/cm².</summary>
    public double? PeakDensityMilliAmpsPerSquareCentimetre { get; init; }

    /// <summary>R.m.s. current by area, in mA/cm².</summary>
    public double? RmsDensityMilliAmpsPerSquareCentimetre { get; init; }

    /// <summary>Mean power by area, in mW/cm².</summary>
    public double? PowerDensityMilliWattsPerSquareCentimetre { get; init; }

    public MicrocurrentVerdict? Microcurrent { get; init; }

    public double? ProbeAttenuation { get; init; }

    /// <summary>Beginning of a steady pulse near the middle of the capture, in s; null without pulses.</summary>
    public double? ExampleStartSeconds { get; init; }
}
