namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Siglent .bin, version 1 (SDS1000X-E), which has no number: the switches of the channels stand first. Described in "How to Extract Data from
/// the Binary File of SIGLENT Oscilloscope" (Siglent). The head does not say the probe.
/// </summary>
internal sealed class SiglentFirstFormat : IWaveformFormat
{
    private const int Data = 0x800;
    private const int QuantityBytes = 16;
    private const double Divisions = 14;
    private const double CodesPerDivision = 25;
    private const double Middle = 128;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        if (file.Length <= Data || file.Start.Length < Data)
        {
            return null;
        }

        int[] on = [.. Enumerable.Range(0, 4).Where(channel => file.UInt32(4 * channel) == 1)];
        long points = file.UInt32(0xF4);
        bool isOne = on.Length > 0
            && Enumerable.Range(0, 4).All(channel => file.UInt32(4 * channel) <= 1 && IsPositive(file, 0x10 + (QuantityBytes * channel)) && SiglentQuantity.IsAt(file, 0x50 + (QuantityBytes * channel)))
            && IsPositive(file, 0xD4)
            && IsPositive(file, 0xF8)
            && points > 0;
        if (!isOne)
        {
            return null;
        }

        return new WaveformLayout(
            "Siglent BIN, version 1",
            [.. on.Select((channel, at) => Column(file, channel, Data + (at * points)))],
            points,
            -SiglentQuantity.Of(file, 0xD4) * Divisions / 2,
            1 / SiglentQuantity.Of(file, 0xF8))
        {
            Notes = ["the head does not say which probe was used: --probe 10x for one that divides by ten"],
        };
    }

    private static WaveformColumn Column(BinaryFile file, int channel, long position) => new(
        new ChannelInfo($"C{channel + 1}", "V"),
        position,
        1,
        SampleType.UInt8,
        SiglentQuantity.Of(file, 0x10 + (QuantityBytes * channel)) / CodesPerDivision,
        Middle,
        -SiglentQuantity.Of(file, 0x50 + (QuantityBytes * channel)));

    private static bool IsPositive(BinaryFile file, long at) => SiglentQuantity.IsAt(file, at) && file.Float64(at) > 0;
}
