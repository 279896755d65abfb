namespace NanoStim.Client;

/// <summary>A part of a user program: one pulse train, continuous or in cycles. The device judges all values when the program is stored.</summary>
/// <param name="Form">Shape of the pulses.</param>
/// <param name="FrequencyMilliHertz">Rate in mHz, in steps of 100.</param>
/// <param name="PhaseWidthMicros">Width of a phase in µs; without meaning for a square wave.</param>
/// <param name="Seconds">Length in s.</param>
public sealed record UserSegment(PulseForm Form, int FrequencyMilliHertz, int PhaseWidthMicros, int Seconds)
{
    /// <summary>Pulses of one polarity in a row, where polarities alternate.</summary>
    public int PulsesPerPolarity { get; init; }

    /// <summary>Ramp up in ms, in steps of 100.</summary>
    public int RampUpMillis { get; init; } = 2_000;

    /// <summary>On time of a cycle in ms, ramp up included, in steps of 500; 0 for no cycles.</summary>
    public int OnMillis { get; init; }

    /// <summary>Ramp down in ms, in steps of 100.</summary>
    public int RampDownMillis { get; init; } = 2_000;

    /// <summary>Off time of a cycle in ms, in steps of 500.</summary>
    public int OffMillis { get; init; }

    /// <summary>Share of the chosen intensity in %.</summary>
    public int IntensityPercent { get; init; } = 100;
}
