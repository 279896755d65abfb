namespace NanoStim.Firmware.Pulses;

/// <summary>A pulse train as a program asks for it.</summary>
public sealed class PulseTrain
{
    /// <summary>Describes a train.</summary>
    /// <param name="shape">Its form.</param>
    /// <param name="frequencyMilliHertz">Pulses (or pairs of phases) a second, in mHz; for a slow square its own rate.</param>
    /// <param name="phaseWidthMicros">Width of a phase in µs. The square forms have a width of their own and take 0.</param>
    /// <param name="pulsesPerPolarity">For <see cref="PulseShape.Alternating"/>: pulses between two flips; otherwise 0.</param>
    public PulseTrain(PulseShape shape, int frequencyMilliHertz, int phaseWidthMicros, int pulsesPerPolarity)
    {
        Shape = shape;
        FrequencyMilliHertz = frequencyMilliHertz;
        PhaseWidthMicros = phaseWidthMicros;
        PulsesPerPolarity = pulsesPerPolarity;
    }

    /// <summary>Form.</summary>
    public PulseShape Shape { get; }

    /// <summary>Rate in mHz.</summary>
    public int FrequencyMilliHertz { get; }

    /// <summary>Phase width in µs; 0 where the form has its own.</summary>
    public int PhaseWidthMicros { get; }

    /// <summary>Pulses between two flips of an alternating train.</summary>
    public int PulsesPerPolarity { get; }

    /// <summary>Whether the form has a phase width of its own, so that none can be asked for.</summary>
    public static bool HasOwnWidth(PulseShape shape)
    {
        return shape == PulseShape.BipolarSquare || shape == PulseShape.SlowBipolarSquare;
    }
}
