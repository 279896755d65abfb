namespace NanoStim.Hal.Esp32;

/// <summary>
/// What the analog front end makes of a count and of a duty step: every factor from the values of its parts. The compiler does
/// the arithmetic, so the device sees integers only.
/// </summary>
public static class FrontEnd
{
    /// <summary>Fraction bits of the scale factors below that convert counts to µA or mV.</summary>
    public const int CountScaleBits = 12;

    /// <summary>Fraction bits of the scale factors below that convert µA to duty steps.</summary>
    public const int StepScaleBits = 16;

    /// <summary>
    /// Zero of the sense channels on a converter whose line goes through the origin: the front end adds 0.2 V to stay clear of
    /// the dead zone. SIGN_MEAN has another one, see <see cref="SignedMeanCounts"/>.
    /// </summary>
    public const int ZeroCounts = (int)(ZeroVolts * CountsPerVolt + 0.5);

    /// <summary>
    /// The lowest plausible zero. The line of a real ESP32 at 12 dB starts at 142 mV (esp-idf, esp_adc_cal: offset of ADC1), where 0.2 V reads
    /// 72; less 45 mV for converter and front end.
    /// </summary>
    public const int MinZeroCounts = (int)((ZeroVolts - 0.142 - 0.045) * CountsPerVolt);

    /// <summary>The highest plausible zero: a line through the origin, and 65 mV for converter and front end.</summary>
    public const int MaxZeroCounts = (int)((ZeroVolts + 0.065) * CountsPerVolt);

    /// <summary>
    /// How far the zeros of two channels may lie apart: they share the converter, so only 15 mV of op-amp offset and noise make a
    /// difference. A peak hold that still holds something does not pass.
    /// </summary>
    public const int ZeroSpreadCounts = (int)(0.015 * CountsPerVolt);

    /// <summary>
    /// How far the zeros of SIGN_POS and SIGN_NEG may lie from that of the mean: 30 mV (9 µA), as a difference amplifier doubles the
    /// offset of its op-amp and the isolated amplifier before it adds its own.
    /// </summary>
    public const int SignedZeroSpreadCounts = (int)(0.030 * CountsPerVolt);

    /// <summary>How far the zero of SIGN_MEAN, 1.25 V, lies above that of the other channels.</summary>
    public const int SignedMeanCounts = (int)((SignedMeanZeroVolts - ZeroVolts) * CountsPerVolt + 0.5);

    /// <summary>
    /// By how much that distance may be off: 10 % for the slope of the converter (esp_adc_cal: its reference is 1.0 to 1.2 V), and
    /// 45 mV for converter and front end.
    /// </summary>
    public const int SignedMeanSpreadCounts = (int)(((SignedMeanZeroVolts - ZeroVolts) * 0.1 + 0.045) * CountsPerVolt);

    /// <summary>Full scale of the microcurrent range in µA: 100 % duty over the sense resistor.</summary>
    public const int MicrocurrentFullScale = (int)(FullScaleVolts / MicrocurrentOhms * 1e6);

    /// <summary>Full scale of the EMS range in µA.</summary>
    public const int EmsFullScale = (int)(FullScaleVolts / EmsOhms * 1e6);

    /// <summary>µA per count in the microcurrent range, 2^12 a unit (0.243 µA).</summary>
    public const int MicrocurrentPerCount = (int)((1 << CountScaleBits) * 1e6 / CountsPerVolt / MicrocurrentOhms + 0.5);

    /// <summary>µA per count of SIGN_MEAN, 2^12 a unit (0.485 µA): half the scale of the held peaks, 1660 V/A.</summary>
    public const int SignedMeanPerCount = (int)((1 << CountScaleBits) * 1e6 / CountsPerVolt / (MicrocurrentOhms / 2) + 0.5);

    /// <summary>µA per count in the EMS range, 2^12 a unit (24.2 µA).</summary>
    public const int EmsPerCount = (int)((1 << CountScaleBits) * 1e6 / CountsPerVolt / EmsOhms + 0.5);

    /// <summary>Duty steps per µA in the microcurrent range, 2^16 a unit.</summary>
    public const int MicrocurrentSteps = (int)((1 << StepScaleBits) * DutySteps * MicrocurrentOhms / FullScaleVolts / 1e6 + 0.5);

    /// <summary>Duty steps per µA in the EMS range, 2^16 a unit.</summary>
    public const int EmsSteps = (int)((1 << StepScaleBits) * DutySteps * EmsOhms / FullScaleVolts / 1e6 + 0.5);

    /// <summary>mV at the electrodes, or in the reservoir, per count, 2^12 a unit (28.9 mV).</summary>
    public const int HighDividerPerCount = (int)((1 << CountScaleBits) * 1e3 / CountsPerVolt * (10e6 + 287e3) / 287e3 + 0.5);

    /// <summary>mV of the battery per count, 2^12 a unit: a divider by two.</summary>
    public const int BatteryPerCount = (int)((1 << CountScaleBits) * 1e3 / CountsPerVolt * 2 + 0.5);

    /// <summary>What the battery channel reads above the line of the converter at 0 V, in counts: the foot of its divider is at 0.2 V.</summary>
    public const int BatteryZeroCounts = (int)(ZeroVolts * (1 - 0.5) * CountsPerVolt + 0.5);

    /// <summary>The same for the reservoir, in counts.</summary>
    public const int HighVoltageZeroCounts = (int)(ZeroVolts * (1 - 287e3 / (10e6 + 287e3)) * CountsPerVolt + 0.5);

    /// <summary>Turn-on delay of each bridge switch in µs: an RC and a Schmitt trigger in its drive.</summary>
    public const int DeadTimeMicros = 5;

    // System.Device.Pwm takes duty in 1/10000; the converter has 12 bits over the nominal 3.3 V.
    private const double DutySteps = 10000;
    private const double SupplyVolts = 3.3;
    private const double ZeroVolts = 0.2;
    private const double SignedMeanZeroVolts = 1.25;
    private const double CountsPerVolt = 4095 / SupplyVolts;

    // Set-point divider 7.5k over 11.5k; sense resistor 3.32k, and for EMS 33.2 ohm with 0.45 ohm of FET across it.
    private const double FullScaleVolts = SupplyVolts * 11.5 / (7.5 + 11.5);
    private const double MicrocurrentOhms = 3320;
    private const double EmsOhms = MicrocurrentOhms * BypassOhms / (MicrocurrentOhms + BypassOhms);
    private const double BypassOhms = 33.2 + 0.45;
}
