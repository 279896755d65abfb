namespace NanoStim.Esp32Model;

/// <summary>How the converter makes counts of a voltage at 12 dB attenuation, before its errors.</summary>
public enum AdcCurve
{
    /// <summary>counts = V / 3.3 V · 4095, and 0 in the dead zone.</summary>
    Nominal,

    /// <summary>
    /// Espressif's own calibration line for ADC1, 12 dB, reference 1100 mV: mV = 0.8057 · counts + 142, so a count is the same
    /// size as in <see cref="Nominal"/>, but the line starts at 142 mV (esp-idf v5.5.4, adc_cali_line_fitting.c: vref scale
    /// 196602 / 4096 / 65536, vref offset 142).
    /// </summary>
    Espressif,
}
