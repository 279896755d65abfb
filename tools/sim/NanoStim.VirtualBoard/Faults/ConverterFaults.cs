using NanoStim.Esp32Model;

namespace NanoStim.VirtualBoard;

/// <summary>The converter of the chip: all channels at once, and each channel by itself.</summary>
internal static class ConverterFaults
{
    // 0.32 V; a drift of 40 mV/s.
    private const int OffsetCounts = 400;
    private const double DriftCountsPerSecond = 50;

    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        Of("adc-stuck", "every converter channel repeats its last reading", adc => adc.FreezeAll(), adc => adc.UnfreezeAll()),
        Of("adc-offset", "every converter channel reads 400 counts (0.32 V) more", adc => adc.OffsetAll(OffsetCounts), adc => adc.OffsetAll(0)),
        Of("adc-gain-up", "every converter channel reads 30 % more", adc => adc.ScaleAll(1.3), adc => adc.ScaleAll(1)),
        Of("adc-gain-down", "every converter channel reads 30 % less", adc => adc.ScaleAll(0.7), adc => adc.ScaleAll(1)),
        .. Channel("peak-current", 0, 36),
        .. Channel("mean-current", 3, 39),
        .. Channel("electrode-voltage", 6, 34),
        .. Channel("signed-current", 4, 32),
        .. Channel("supply", 7, 35),
    ];

    private static BoardFault[] Channel(string name, int channel, int pin)
    {
        return
        [
            One("frozen", "repeats its last reading", adc => adc.FreezeChannel(channel)),
            One("zero", "reads 0", adc => adc.FixChannel(channel, 0)),
            One("full", "reads 4095", adc => adc.FixChannel(channel, AdcModel.MaxCounts)),
            One("offset-up", "reads 400 counts (0.32 V) more", adc => adc.OffsetChannel(channel, OffsetCounts)),
            One("offset-down", "reads 400 counts (0.32 V) less", adc => adc.OffsetChannel(channel, -OffsetCounts)),
            One("drifting-up", "reads 50 counts (40 mV) more with every second", adc => adc.DriftChannel(channel, DriftCountsPerSecond)),
            One("drifting-down", "reads 50 counts (40 mV) less with every second", adc => adc.DriftChannel(channel, -DriftCountsPerSecond)),
            One("gain-up", "reads 30 % more", adc => adc.ScaleChannel(channel, 1.3)),
            One("gain-down", "reads 30 % less", adc => adc.ScaleChannel(channel, 0.7)),
        ];

        BoardFault One(string kind, string what, Action<AdcModel> apply) =>
            Of($"adc-{name}-{kind}", $"the converter channel of GPIO {pin} {what}", apply, adc => adc.MendChannel(channel));
    }

    private static BoardFault Of(string name, string description, Action<AdcModel> apply, Action<AdcModel> mend) => new(
        name, description, board => apply(board.RequireChip().Adc), board => mend(board.RequireChip().Adc), needsChip: true);
}
