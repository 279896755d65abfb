using NanoStim.Firmware.Modes;

namespace NanoStim.Campaign;

/// <summary>What a fault has led to in a mode.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Fault">Name of the fault.</param>
/// <param name="Runs">Sessions with it, alone or with another one that is no second failed part.</param>
/// <param name="Trips">How many of them ended in a latched fault.</param>
/// <param name="LatencyP50Micros">Median of the time with current after it, in sessions with it alone, in which current flowed and a fault latched, in µs; NaN without any.</param>
/// <param name="LatencyMaxMicros">The longest.</param>
/// <param name="DetectedToOffMaxMicros">Longest time from the detection to the last current, in the same sessions, in µs; NaN without any.</param>
/// <param name="WorstPeakMicroAmps">Highest current in the load in sessions with it alone, in µA; NaN without any.</param>
/// <param name="WorstExtraNanoCoulombs">Maximum charge beyond the phases that were asked for, in sessions with it alone, in nC; NaN without any.</param>
public sealed record FaultRow(
    StimulationMode Mode,
    string Fault,
    int Runs,
    int Trips,
    double LatencyP50Micros,
    double LatencyMaxMicros,
    double DetectedToOffMaxMicros,
    double WorstPeakMicroAmps,
    double WorstExtraNanoCoulombs);
