using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Programs;

/// <summary>A part of a treatment with one pulse train: continuous, or in cycles of on and off time. Plain fields, written once.</summary>
public sealed class TreatmentSegment
{
    /// <summary>Pulses.</summary>
    public readonly PulseTrain Train;

    /// <summary>Length in s.</summary>
    public readonly int Seconds;

    /// <summary>Ramp up in ms.</summary>
    public readonly int RampUpMillis;

    /// <summary>On time in ms, ramp up included; 0 = all the time.</summary>
    public readonly int OnMillis;

    /// <summary>Ramp down in ms.</summary>
    public readonly int RampDownMillis;

    /// <summary>Off time in ms.</summary>
    public readonly int OffMillis;

    /// <summary>Share of the chosen intensity in %.</summary>
    public readonly int IntensityPercent;

    private readonly int _checksum;

    /// <summary>Describes a segment.</summary>
    /// <param name="train">Its pulses.</param>
    /// <param name="seconds">How long it lasts, in s.</param>
    /// <param name="rampUpMillis">Time from zero to the level, in ms; part of the on time.</param>
    /// <param name="onMillis">On time of a cycle in ms, ramp included; 0 = no cycles, on all the time.</param>
    /// <param name="rampDownMillis">Time from the level to zero, in ms; follows the on time.</param>
    /// <param name="offMillis">Time at zero between two cycles, in ms; 0 where there are no cycles.</param>
    /// <param name="intensityPercent">Share of the intensity that the user has chosen, in %.</param>
    public TreatmentSegment(
        PulseTrain train,
        int seconds,
        int rampUpMillis,
        int onMillis,
        int rampDownMillis,
        int offMillis,
        int intensityPercent)
    {
        Train = train;
        Seconds = seconds;
        RampUpMillis = rampUpMillis;
        OnMillis = onMillis;
        RampDownMillis = rampDownMillis;
        OffMillis = offMillis;
        IntensityPercent = intensityPercent;
        _checksum = Checksum();
    }

    /// <summary>False when a bit of the segment or of its pulse train has flipped since it was made.</summary>
    internal bool IsIntact()
    {
        return Checksum() == _checksum;
    }

    // A sum changes with every single bit of its terms. So does a difference:
    // Stryker disable once Arithmetic
    private int Checksum()
    {
        PulseTrain train = Train;
        return (int)train.Shape + train.FrequencyMilliHertz + train.PhaseWidthMicros + train.PulsesPerPolarity
            + Seconds + RampUpMillis + OnMillis + RampDownMillis + OffMillis + IntensityPercent;
    }
}
