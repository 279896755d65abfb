namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Rigol .wfm of the DS2000 series. Described in "WFM save format: Secretary Bird" (Rigol), and by the kept description of RigolWFM
/// (rigol_2000_wfm.ksy).
/// </summary>
internal sealed class RigolWfm2000Format : IWaveformFormat
{
    private const int ChannelAt = 120;
    private const int ChannelBytes = 28;
    private const double MiddleCode = 127;
    private const double CodesPerDivision = 25;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        if (!file.StartsWith([0xA5, 0xA5, 0x38, 0x00]) || file.Start.Length < 300)
        {
            return null;
        }

        string model = file.Text(4, 20);
        if (!model.StartsWith("DS2", StringComparison.Ordinal) && !model.StartsWith("MSO2", StringComparison.Ordinal))
        {
            throw new CaptureFormatException(1, $"this is a .wfm of a Rigol {model}, which is not read: save it as CSV.");
        }

        bool isInterwoven = (file.UInt8(65) & 1) != 0;
        if (isInterwoven)
        {
            throw new CaptureFormatException(1, "the samples of this .wfm are interleaved between two memories: save it as CSV.");
        }

        double rate = file.Float32(96);
        long storage = file.UInt32(ChannelAt + 4 * ChannelBytes + 12);
        long skipped = file.UInt32(ChannelAt + 4 * ChannelBytes + 16);
        long points = file.UInt32(ChannelAt + 4 * ChannelBytes + 20);
        List<WaveformColumn> columns = [];
        for (int channel = 0; channel < 4; channel++)
        {
            long position = file.UInt32(68 + 4 * channel);
            int at = ChannelAt + channel * ChannelBytes;
            if (position > 0 && file.UInt8(at) != 0)
            {
                double scale = file.Float32(at + 8);
                columns.Add(new WaveformColumn(new ChannelInfo($"CH{channel + 1}", "V"), position + skipped, 1, SampleType.UInt8, scale / CodesPerDivision, MiddleCode, -file.Float32(at + 12)));
            }
        }

        return new WaveformLayout("Rigol WFM, DS2000", columns, points, file.Int64(112) * 1e-12 + (skipped - storage / 2.0) / rate, 1 / rate);
    }
}
