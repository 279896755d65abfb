namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>Analog channels of a raw binary export of Saleae Logic 2, versions 0 and 1, one channel a file. Described in "Binary Export Format" (Saleae).</summary>
internal sealed class SaleaeAnalogFormat : IWaveformFormat
{
    public static bool IsSaleae(BinaryFile file) => file.StartsWith("<SALEAE>"u8) && file.Start.Length > 16;

    public static bool IsAnalog(BinaryFile file) => file.Int32(12) == 1;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        if (!IsSaleae(file))
        {
            return null;
        }

        int version = file.Int32(8);
        if (version is not (0 or 1) || file.Int32(12) is not (0 or 1))
        {
            throw new CaptureFormatException(1, $"this is a Saleae export of version {version} and type {file.Int32(12)}, which is not read: export the raw data as CSV.");
        }

        if (!IsAnalog(file))
        {
            return null;
        }

        // Version 1 counts waveforms, and has the time of the trigger between.
        bool isNew = version == 1;
        if (isNew && file.Int64(16) != 1)
        {
            throw new CaptureFormatException(1, $"this Saleae export holds {file.Int64(16)} waveforms: export one of them, or the raw data as CSV.");
        }

        long at = isNew ? 24 : 16;
        double start = file.Float64(at);
        at += isNew ? 16 : 8;
        double rate = isNew ? file.Float64(at) : file.Int64(at);
        long downsample = file.Int64(at + 8);
        WaveformColumn column = new(new ChannelInfo("analog", "V"), at + 24, 4, SampleType.Float32);
        return new WaveformLayout("Saleae binary", [column], file.Int64(at + 16), start, downsample / rate);
    }
}
