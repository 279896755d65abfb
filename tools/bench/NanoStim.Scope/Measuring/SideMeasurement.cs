namespace NanoStim.Scope.Measuring;

/// <summary>The steady pulses of one polarity. Amplitudes are distances from rest.</summary>
/// <param name="Count">Complete pulses of this polarity, at whatever level.</param>
/// <param name="SteadyCount">Those at the steady level.</param>
/// <param name="WidthMicros">Median width at half height in µs.</param>
/// <param name="Peak">Median of the peaks, in the unit of the channel.</param>
/// <param name="Plateau">Median of area by width, in the unit of the channel.</param>
/// <param name="PlateauSpread">Standard deviation of the plateaus from pulse to pulse.</param>
/// <param name="RiseMicros">Median rise time, 10 % to 90 %, in µs; null where the samples do not show it.</param>
/// <param name="AreaMicros">Median area, in the unit of the channel times µs.</param>
/// <param name="SquareArea">Median integral of the square, in the unit squared times s.</param>
public sealed record SideMeasurement(
    long Count,
    int SteadyCount,
    double WidthMicros,
    double Peak,
    double Plateau,
    double PlateauSpread,
    double? RiseMicros,
    double AreaMicros,
    double SquareArea);
