namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Siglent .bin, versions 2 to 4 and 6. Described in "How to Extract Data from the Binary File of SIGLENT Oscilloscope" (Siglent): V = (code
/// - middle) * V/div / codes per division - offset for 2 to 4, V = (code - origin) * interval for 6.
/// </summary>
internal sealed class SiglentFormat : IWaveformFormat
{
    private const int QuantityBytes = 40;
    private const double OldDivisions = 14;
    private const double OldCodesPerDivision = 25;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        if (file.Length < 0x800 || file.Start.Length < 0x400)
        {
            return null;
        }

        return file.UInt32(0) switch
        {
            2 or 3 when IsFixed(file, 0) => Fixed(file, (int)file.UInt32(0), 0, 0x800),
            4 when IsFixed(file, 4) => Fixed(file, 4, 4, file.UInt32(4)),
            6 when file.UInt16(4) >= 108 && file.Int32(0x68) is > 0 and <= CaptureLimits.MaxChannels && file.Text(8, 32) is { Length: > 2 } model && model.All(char.IsAscii) => Records(file),
            _ => null,
        };
    }

    private static bool IsFixed(BinaryFile file, int shift) =>
        Enumerable.Range(0, 4).All(channel => file.UInt32(shift + 4 + (4 * channel)) <= 1)
        && SiglentQuantity.IsAt(file, shift + 0x198)
        && SiglentQuantity.IsAt(file, shift + 0x1EC);

    /// <param name="file">The file.</param>
    /// <param name="version">2 to 4.</param>
    /// <param name="shift">By how much the fields lie behind those of version 2.</param>
    /// <param name="data">Where the samples begin.</param>
    private static WaveformLayout Fixed(BinaryFile file, int version, int shift, long data)
    {
        long points = file.UInt32(shift + 0x1E8);
        double rate = SiglentQuantity.Of(file, shift + 0x1EC);
        int size = file.UInt8(shift + 0x260) == 0 ? 1 : 2;
        bool isBig = version > 2 && file.UInt8(shift + 0x261) != 0;
        double divisions = version > 2 ? file.Int32(shift + 0x268) : OldDivisions;
        double start = -SiglentQuantity.Of(file, shift + 0x198) * divisions / 2 - (version > 2 ? SiglentQuantity.Of(file, shift + 0x1C0) : 0);
        List<WaveformColumn> columns = [];
        for (int channel = 0; channel < 4; channel++)
        {
            if (file.UInt32(shift + 4 + 4 * channel) == 0)
            {
                continue;
            }

            double perDivision = SiglentQuantity.Of(file, shift + 0x14 + QuantityBytes * channel);
            double offset = SiglentQuantity.Of(file, shift + 0xB4 + QuantityBytes * channel);
            double probe = file.Float64(shift + 0x240 + 8 * channel);
            double codes = version > 2 ? file.Int32(shift + 0x26C + 4 * channel) : OldCodesPerDivision;
            double middle = size == 1 ? 128 : 32768;
            columns.Add(new WaveformColumn(
                new ChannelInfo($"C{channel + 1}", "V", probe),
                data + columns.Count * points * size,
                size,
                size == 1 ? SampleType.UInt8 : SampleType.UInt16,
                perDivision / codes * probe,
                middle,
                -offset * probe));
        }

        return new WaveformLayout($"Siglent BIN, version {version}", columns, points, start, 1 / rate, isBig)
        {
            Notes = columns.Any(column => column.Info.ProbeAttenuation != 1)
                ? ["the probe is counted in on top of the volts a division; no real file has confirmed that for this form: check with a known voltage, or save CSV"]
                : [],
        };
    }

    private static WaveformLayout Records(BinaryFile file)
    {
        long at = file.UInt16(4);
        int waveforms = file.Int32(0x68);
        List<WaveformColumn> columns = [];
        List<string> notes = [];
        (long Points, double Start, double Interval) times = default;
        for (int number = 0; number < waveforms; number++)
        {
            string label = file.Text(at + 16, 16) is { Length: > 0 } named ? named : $"C{number + 1}";
            double interval = file.Float64(at + 104);
            double scale = file.Float64(at + 184);
            double origin = file.Float64(at + 176);
            long points = file.Int64(at + 248);
            long bytes = file.Int64(at + 256);
            (long, double, double) these = (points, -file.Float64(at + 96) * interval, interval);
            times = columns.Count == 0 ? these : times;
            int size = points > 0 ? (int)(bytes / points) : 0;
            long position = at + file.UInt32(at + 4) + file.UInt32(at + 240);
            if (size is 1 or 2 && these == times)
            {
                columns.Add(new WaveformColumn(new ChannelInfo(label, "V"), position, size, size == 1 ? SampleType.UInt8 : SampleType.UInt16, scale, origin));
            }
            else
            {
                notes.Add($"{label} has another time base or {size} bytes a sample and is left out");
            }

            at = position + bytes;
        }

        return new WaveformLayout("Siglent BIN, version 6", columns, times.Points, times.Start, times.Interval) { Notes = notes };
    }
}
