namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Rigol .wfm of the DS1000Z series. Described in "DS1000Z Waveform Storage Structure", and by the kept description of RigolWFM
/// (rigol_1000z_wfm.ksy). The samples of the channels take turns, the highest channel first.
/// </summary>
internal sealed class RigolWfm1000ZFormat : IWaveformFormat
{
    private const int Header = 64;
    private const int ChannelAt = Header + 60;
    private const int ChannelBytes = 28;

    // Of the description; its zero lies one division below the middle of the codes.
    private const double ZeroCode = 107;
    private const double CodesPerDivision = 20;

    // Firmware 00.04.04.SP3 with two channels: fitted to the CSV that was saved of the same captures.
    private const double OldZeroCode = 117;
    private const double OldCodesPerDivision = 23;

    // The ratios that the menu of the probe offers, in its order.
    private static readonly double[] Ratios = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    public WaveformLayout? Recognise(BinaryFile file)
    {
        if (!file.StartsWith([0x01, 0xFF, 0xFF, 0xFF]) || file.Start.Length < 512)
        {
            return null;
        }

        byte mask = file.UInt8(Header + 24);
        int[] enabled = [.. Enumerable.Range(0, 4).Where(channel => (mask >> channel & 1) != 0)];
        int lanes = enabled.Length == 3 ? 4 : Math.Max(1, enabled.Length);
        long depth = file.UInt32(Header + 52);
        double rate = file.Float32(Header + 56) * 1e9;
        long data = file.UInt32(ChannelAt + 4 * ChannelBytes + 24) + (long)file.UInt32(ChannelAt + 4 * ChannelBytes + 20);
        bool isOldFirmware = file.Text(28, 20) == "00.04.04.SP3" && enabled.Length == 2;
        List<WaveformColumn> columns = [];
        foreach (int channel in enabled)
        {
            int at = ChannelAt + channel * ChannelBytes;
            double scale = file.Float32(at + 8) * (file.UInt8(at + 16) != 0 ? -1 : 1);
            double shift = file.Float32(at + 12);
            int lane = lanes == 4 ? 3 - channel : lanes == 2 && channel == enabled[0] ? 1 : 0;
            double ratio = file.UInt8(at + 4) is var index && index < Ratios.Length ? Ratios[index] : 1;
            ChannelInfo info = new($"CH{channel + 1}", file.UInt8(at + 17) == 1 ? "A" : "V", ratio);
            columns.Add(new WaveformColumn(info, data + lane, lanes, SampleType.UInt8, scale / (isOldFirmware ? OldCodesPerDivision : CodesPerDivision), isOldFirmware ? OldZeroCode : ZeroCode, -shift));
        }

        long points = depth / lanes;
        return new WaveformLayout("Rigol WFM, DS1000Z", columns, points, file.Int64(Header + 8) * 1e-12 - points / rate / 2, 1 / rate)
        {
            Notes = ["the voltages of a DS1000Z .wfm can be off by 0.2 divisions: its description leaves the calibration open. Save CSV for a verdict"],
        };
    }
}
