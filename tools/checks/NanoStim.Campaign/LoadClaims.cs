using NanoStim.Firmware.Modes;

namespace NanoStim.Campaign;

/// <summary>What is claimed of the current in the load, whatever happens.</summary>
/// <param name="PeakMicroAmps">No current above this lasts longer than the next value.</param>
/// <param name="PeakMicros">In µs.</param>
/// <param name="PhaseNanoCoulombs">No phase moves more charge, in nC.</param>
/// <param name="FailedPhaseNanoCoulombs">Nor more than this where a part has failed: what the hardware alone lets through, in nC.</param>
/// <param name="StuckPhaseNanoCoulombs">But the one of a phase input that stays on, until the limiter acts, in nC.</param>
/// <param name="NetNanoCoulombs">Net charge of a session, in nC; in EMS each time that the output is armed.</param>
public sealed record LoadClaims(double PeakMicroAmps, double PeakMicros, double PhaseNanoCoulombs, double FailedPhaseNanoCoulombs, double StuckPhaseNanoCoulombs, double NetNanoCoulombs)
{
    // The parts of the model are at their nominal values; the meter is exact.
    private const double Tolerance = 1.02;

    /// <summary>
    /// 1 mA for 1 ms (capacitive spikes are shorter than a µs); 600 µA for 1 s; a phase input that is stuck: 1.2 s of 1 mA, until the
    /// maximum-on-time limiter acts. Net: 0.6 mA one way for 11 % of half an hour, the limit of the mode.
    /// </summary>
    private static readonly LoadClaims s_microcurrent = new(1_000, 1_000, 600_000 * Tolerance, 600_000 * Tolerance, 1_000 * 1_200, 118.8e6);

    /// <summary>
    /// The comparators of the front end, 66.0 mA on the sink and 66.7 mA on the feed, act within 20 µs. The longest phase that is planned is
    /// 60 mA for 350 µs and 2 % for the resolution of its width. Whatever has failed, the phase limiter ends a phase after 402 µs at the
    /// latest: 60.6 mA of it are 24.4 µC, and just below the comparators the longest planned phase has no more. Net: what the two blocking
    /// capacitors of 22 µF in series take at 70 V, whatever drives them.
    /// </summary>
    private static readonly LoadClaims s_ems = new(66_000 * Tolerance, 20, 21_420, 24_480, 24_480, 11e-6 * 70 * 1e9);

    // 1 µF, the largest capacitance of the campaign's loads, charged to the 33 V of the rail: above 1 mA it is longest through 12 kΩ (33 kΩ / e).
    private const double MicrocurrentLeftChargeMicros = 12_000;

    // 11 µF of the blocking capacitors into a short and some 10 ohm of the bridge: time constant 110 µs.
    private const double EmsLeftChargeMicros = 200;

    /// <summary>What leaks past the blocking capacitors while the output is armed, in nC a second: 70 V over the 20 MΩ across them.</summary>
    public const double LeakNanoAmps = 70 / 20e6 * 1e9;

    /// <summary>
    /// Longest time with current in the self-test, in µs, where a part has failed: the test ends with the first sample that shows any, a tick
    /// after it has begun, and it may begin twice. With all parts sound there is none.
    /// </summary>
    public const double SelfTestMicros = 25_000;

    /// <summary>More than was asked for by this factor, and four times the noise of the channels, is an excess.</summary>
    public const double ExcessFactor = 1.25;

    /// <summary>Longest excess at a steady current in ms, besides the windows below.</summary>
    public const int ExcessMillis = 400;

    /// <summary>How many windows of the sense channels an excess may last besides: five, and the one that the fault falls into, which is of both kinds.</summary>
    public const int ExcessWindows = 6;

    /// <summary>
    /// Longest time above the peak, in µs, where an open switch has left charge on the capacitance of the load and on the blocking capacitors: it
    /// flows back with their time constant, past the sink and its comparator, and the phase charge holds for it as for everything.
    /// </summary>
    public static double LeftChargeMicros(StimulationMode mode) => mode == StimulationMode.Ems ? EmsLeftChargeMicros : MicrocurrentLeftChargeMicros;

    /// <summary>The claims of a mode.</summary>
    public static LoadClaims Of(StimulationMode mode) => mode == StimulationMode.Ems ? s_ems : s_microcurrent;
}
