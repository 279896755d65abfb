namespace NanoStim.Client;

/// <summary>Limits of the mode that the device is in.</summary>
/// <param name="MinCurrentMicroAmps">Lowest intensity, in µA.</param>
/// <param name="MaxCurrentMicroAmps">Ceiling, in µA.</param>
/// <param name="MinFrequencyMilliHertz">Lowest rate, in mHz.</param>
/// <param name="MaxFrequencyMilliHertz">Highest rate, in mHz.</param>
/// <param name="MinPhaseMicros">Shortest phase, in µs.</param>
/// <param name="MaxPhaseMicros">Longest phase, in µs.</param>
/// <param name="MaxSeconds">Longest session, in s.</param>
/// <param name="MaxPhaseNanoCoulombs">Charge per phase, in nC.</param>
/// <param name="MaxNetNanoCoulombs">Net charge of a session, in nC.</param>
public sealed record DeviceLimits(
    int MinCurrentMicroAmps,
    int MaxCurrentMicroAmps,
    int MinFrequencyMilliHertz,
    int MaxFrequencyMilliHertz,
    int MinPhaseMicros,
    int MaxPhaseMicros,
    int MaxSeconds,
    double MaxPhaseNanoCoulombs,
    double MaxNetNanoCoulombs);
