namespace NanoStim.Esp32Model;

/// <summary>Which pins the ESP32 has and what they can do (esp-idf v5.5.4: soc_caps.h, and nf-interpreter's ESP32_DeviceMapping.cpp).</summary>
internal static class Esp32Pins
{
    /// <summary>Number of pins, with the gaps: 0 to 39.</summary>
    internal const int Count = 40;

    private const ulong Valid = 0xFF_FFFF_FFFF & ~(1UL << 24 | 0xFUL << 28);
    private const ulong InputOnly = 0x3FUL << 34;
    private const ulong Flash = 0x3FUL << 6;

    // ADC1 channels 0-7, then the two internal ones of nanoFramework's numbering (no pin of their own), then ADC2.
    private static readonly int[] AdcPins = [36, 37, 38, 39, 32, 33, 34, 35, 36, 39, 4, 0, 2, 15, 13, 12, 14, 27, 25, 26];

    internal static int AdcChannelCount => AdcPins.Length;

    internal static bool IsValid(int pin) => Has(Valid, pin);

    /// <summary>GPIO 34 to 39 have no driver and no pulls.</summary>
    internal static bool IsOutput(int pin) => Has(Valid & ~InputOnly, pin);

    internal static bool IsFlash(int pin) => Has(Flash, pin);

    internal static int OfAdcChannel(int channel) => AdcPins[channel];

    private static bool Has(ulong mask, int pin) => (uint)pin < Count && (mask >> pin & 1) != 0;
}
