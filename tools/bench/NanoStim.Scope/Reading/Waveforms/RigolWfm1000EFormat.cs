namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Rigol .wfm of the DS1000E series. Described in "DS1000E/D WFM structure instruction" (Rigol), and by the kept descriptions of RigolWFM
/// (rigol_1000e_wfm.ksy). Codes fall with the voltage; 125 is the middle of the screen.
/// </summary>
internal sealed class RigolWfm1000EFormat : IWaveformFormat
{
    private const int Data = 276;
    private const int DataOfDs1000C = 272;
    private const int ChannelAt = 34;
    private const int ChannelBytes = 24;
    private const double MiddleCode = 125;
    private const double CodesPerDivision = 25;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        if (!file.StartsWith([0xA5, 0xA5, 0, 0]) || file.Length <= Data)
        {
            return null;
        }

        long depth = file.UInt32(28);
        long rollStop = file.UInt32(20);
        long skip = rollStop == 0 ? 0 : rollStop + 2;
        const int TimeAt = ChannelAt + 2 * ChannelBytes + 2;
        double rate = file.Float32(TimeAt + 16);
        double offset = file.Int64(TimeAt + 28) * 1e-12;
        List<WaveformColumn> columns = [];
        long position = Data;
        for (int channel = 0; channel < 2; channel++)
        {
            int at = ChannelAt + channel * ChannelBytes;
            if (file.UInt8(at + 15) == 0)
            {
                continue;
            }

            double probe = file.Float32(at + 10);
            double scale = file.Int32(at + 18) * 1e-6 * probe / CodesPerDivision * (file.UInt8(at + 16) != 0 ? -1 : 1);
            columns.Add(new WaveformColumn(new ChannelInfo($"CH{channel + 1}", "V", probe), position, 1, SampleType.UInt8, -scale, MiddleCode, -file.Int16(at + 22) * Math.Abs(scale)));
            position += depth;
        }

        if (file.Length == DataOfDs1000C + (columns.Count * depth))
        {
            throw new CaptureFormatException(1, "this is a waveform of a Rigol DS1000C (.wfm), which is not read: save it as CSV.");
        }

        return new WaveformLayout("Rigol WFM, DS1000E", columns, depth - skip, offset - depth / rate / 2, 1 / rate)
        {
            Notes = columns.Any(column => column.Info.ProbeAttenuation != 1)
                ? ["the probe is counted in as a DS1000E does; a DS1000D, which writes the same head, has counted it already: its voltages are then too high by the factor of the probe"]
                : [],
        };
    }
}
