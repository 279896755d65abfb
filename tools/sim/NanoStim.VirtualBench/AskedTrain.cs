using NanoStim.Firmware.Programs;
using NanoStim.Firmware.Pulses;

namespace NanoStim.VirtualBench;

/// <summary>The pulse train that a session was asked for. The pulse generator has steps, so that it may deliver another one.</summary>
/// <param name="FrequencyMilliHertz">Rate in mHz: of the alternation where the polarity alternates, of the pulses elsewhere.</param>
/// <param name="PhaseWidthMicros">Phase width in µs; null where none was asked for, as the form has its own.</param>
public sealed record AskedTrain(double FrequencyMilliHertz, int? PhaseWidthMicros)
{
    /// <summary>What all segments of a program ask for.</summary>
    /// <returns>Null if they ask for different trains.</returns>
    public static AskedTrain? Of(TreatmentProgram program)
    {
        AskedTrain[] trains = [.. program.Segments.Select(segment => Of(segment.Train)).Distinct()];
        return trains.Length == 1 ? trains[0] : null;
    }

    private static AskedTrain Of(PulseTrain train) => train.Shape == PulseShape.Alternating
        ? new AskedTrain(train.FrequencyMilliHertz / (2.0 * Math.Max(1, train.PulsesPerPolarity)), null)
        : new AskedTrain(train.FrequencyMilliHertz, train.PhaseWidthMicros > 0 ? train.PhaseWidthMicros : null);
}
