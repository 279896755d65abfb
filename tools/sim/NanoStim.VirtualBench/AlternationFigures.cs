namespace NanoStim.VirtualBench;

/// <summary>
/// What the load has received as whole polarities, where the polarity of a carrier alternates: there, a phase is all that flows one way
/// before current flows the other way. Judged from the load alone; units are in the names.
/// </summary>
/// <param name="FrequencyMilliHertz">From the median distance of two polarities of one sign; 0 with fewer than two of them.</param>
/// <param name="PolarityMicros">Median time in one polarity, from the start of its first pulse to the end of its last; 0 without a whole one.</param>
/// <param name="MaxPolarityNanoCoulombs">Largest charge of a polarity, whole or not.</param>
public sealed record AlternationFigures(double FrequencyMilliHertz, double PolarityMicros, double MaxPolarityNanoCoulombs);
