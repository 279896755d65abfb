using NanoStim.Firmware.Modes;

namespace NanoStim.Campaign;

/// <summary>What is claimed of the current in the load, whatever happens.</summary>
/// <param name="PeakMicroAmps">No current above this lasts longer than the next value.</param>
/// <param name="PeakMicros">In µs.</param>
/// <param name="PhaseNanoCoulombs">No phase moves more charge, in nC.</param>
/// <param name="FailedPhaseNanoCoulombs">Nor more than this where a part has failed: what the hardware alone lets through, in nC.</param>
/// <param name="StuckPhaseNanoCoulombs">But the one of a bridge switch that stays on, until the limiter acts, in nC.</param>
/// <param name="NetNanoCoulombs">Net charge of a session; infinite where the mode has trains of one polarity, in nC.</param>
public sealed record LoadClaims(double PeakMicroAmps, double PeakMicros, double PhaseNanoCoulombs, double FailedPhaseNanoCoulombs, double StuckPhaseNanoCoulombs, double NetNanoCoulombs)
{
    // The parts of the model are at their nominal values; the meter is exact.
    private const double Tolerance = 1.02;

    /// <summary>1 mA for 1 ms. A bridge switch that stays on: 1.2 s of it. (Capacitive spikes are shorter than a µs.)</summary>
    private static readonly LoadClaims s_microcurrent = new(1_000, 1_000, 600_000 * Tolerance, 600_000 * Tolerance, 1_000 * 1_200, double.PositiveInfinity);

    /// <summary>
    /// The comparators of the front end, 66.0 mA on the sink and 66.7 mA on the feed, act within 20 µs. A failed part may let flow what is
    /// just below, where load and rail allow no more: 66.7 mA for the 400 µs of the longest phase. A bridge switch that stays on gives 66 mA for 1.3 ms. Net:
    /// what the two blocking capacitors of 22 µF in series take at 70 V, whatever drives them. A session with all parts sound stays far below.
    /// </summary>
    private static readonly LoadClaims s_ems = new(66_000 * Tolerance, 20, 24_480 * Tolerance, 66.7 * Tolerance * 400, 66.0 * Tolerance * 1_300, 11e-6 * 70 * 1e9);

    /// <summary>What leaks past the blocking capacitors, in nC a second: 70 V over the 440 kΩ across them.</summary>
    public const double LeakNanoAmps = 70 / 440e3 * 1e9;

    /// <summary>More than was asked for by this factor, and four times the noise of the channels, is an excess.</summary>
    public const double ExcessFactor = 1.25;

    /// <summary>Longest excess at a steady current in ms, besides the windows below.</summary>
    public const int ExcessMillis = 400;

    /// <summary>How many windows of the sense channels an excess may last besides: five, and the one that the fault falls into, which is of both kinds.</summary>
    public const int ExcessWindows = 6;

    /// <summary>The claims of a mode.</summary>
    public static LoadClaims Of(StimulationMode mode) => mode == StimulationMode.Ems ? s_ems : s_microcurrent;
}
