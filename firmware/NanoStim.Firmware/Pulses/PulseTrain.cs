namespace NanoStim.Firmware.Pulses;

/// <summary>A pulse train as a program requests it. Plain fields, written once.</summary>
public sealed class PulseTrain
{
    /// <summary>Shape.</summary>
    public readonly PulseShape Shape;

    /// <summary>Rate in mHz.</summary>
    public readonly int FrequencyMilliHertz;

    /// <summary>Phase width in µs; 0 where the shape has its own.</summary>
    public readonly int PhaseWidthMicros;

    /// <summary>Pulses between two changes of polarity of an alternating train.</summary>
    public readonly int PulsesPerPolarity;

    /// <summary>Describes a train.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="frequencyMilliHertz">Pulses a second, biphasic ones counted once, in mHz; for an alternating square wave its own rate, not that of the carrier.</param>
    /// <param name="phaseWidthMicros">Width of a phase in µs; 0 for the square waves, which have a width of their own.</param>
    /// <param name="pulsesPerPolarity">For <see cref="PulseShape.Alternating"/>: pulses between two changes of polarity; otherwise 0.</param>
    public PulseTrain(PulseShape shape, int frequencyMilliHertz, int phaseWidthMicros, int pulsesPerPolarity)
    {
        Shape = shape;
        FrequencyMilliHertz = frequencyMilliHertz;
        PhaseWidthMicros = phaseWidthMicros;
        PulsesPerPolarity = pulsesPerPolarity;
    }

    /// <summary>Whether the shape has a phase width of its own, so that none can be requested.</summary>
    public static bool HasOwnWidth(PulseShape shape)
    {
        return shape == PulseShape.BipolarSquare || shape == PulseShape.SlowBipolarSquare;
    }
}
