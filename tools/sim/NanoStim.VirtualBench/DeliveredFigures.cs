namespace NanoStim.VirtualBench;

/// <summary>What the load has received, judged from the load alone. Units are in the names.</summary>
/// <param name="PeakMicroAmps">Largest magnitude of the current in the whole session.</param>
/// <param name="SteadyPeakMicroAmps">Median of the peaks of the phases in the deliver state; 0 if there were none.</param>
/// <param name="RmsMicroAmps">Root mean square over the whole session, from power-up to its end.</param>
/// <param name="NetChargeNanoCoulombs">Charge from A to B less charge from B to A.</param>
/// <param name="MovedChargeNanoCoulombs">Charge from A to B plus charge from B to A.</param>
/// <param name="MaxPhaseChargeNanoCoulombs">Largest charge of one phase.</param>
/// <param name="PhaseWidthMicros">Median width of the phases in the deliver state.</param>
/// <param name="FrequencyMilliHertz">
/// From the median distance of two phases of one polarity that follow each other, in the deliver state.
/// </param>
/// <param name="OffAfterFaultMicros">From the first injected fault to the last moment with current; null without a fault.</param>
public sealed record DeliveredFigures(
    double PeakMicroAmps,
    double SteadyPeakMicroAmps,
    double RmsMicroAmps,
    double NetChargeNanoCoulombs,
    double MovedChargeNanoCoulombs,
    double MaxPhaseChargeNanoCoulombs,
    double PhaseWidthMicros,
    double FrequencyMilliHertz,
    double? OffAfterFaultMicros)
{
    /// <summary>
    /// The whole polarities, where the polarity alternates; null elsewhere. The phases above are then the pulses of the carrier.
    /// </summary>
    public AlternationFigures? Alternation { get; init; }

    /// <summary>Largest charge that flowed one way before current flowed the other way, in nC: what the limit of the mode is for.</summary>
    public double MaxOneWayChargeNanoCoulombs => Alternation?.MaxPolarityNanoCoulombs ?? MaxPhaseChargeNanoCoulombs;
}
