namespace NanoStim.Scope.Measuring;

/// <summary>
/// How far each figure may be off: bounds from the sample interval, the rounding of the times, the noise and the resolution of the values, and
/// the gain error of the instrument where it was given. The error of its time base is in no file and not in here.
/// </summary>
public sealed record MeasurementUncertainty(
    double? FrequencyHertz,
    double? HighTimeMicros,
    double? LowTimeMicros,
    double? PhaseWidthMicros,
    double? InterphaseGapMicros,
    double? PeakVolts,
    double? PeakMicroAmps,
    double? NetChargeNanoCoulombs,
    double? RmsMicroAmps,
    double? PlateauMicroAmps,
    double? MeanMicroAmps,
    double? PhaseChargeNanoCoulombs,
    double? TrainSeconds);
