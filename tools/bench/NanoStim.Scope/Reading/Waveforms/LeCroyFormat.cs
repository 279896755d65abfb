namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// Teledyne LeCroy .trc, one channel a file. Described by the template that each instrument prints (TEMPLATE?), LECROY_2_3 and LECROY_1_0:
/// V = VERTICAL_GAIN * code - VERTICAL_OFFSET, t = HORIZ_OFFSET + n * HORIZ_INTERVAL.
/// </summary>
internal sealed class LeCroyFormat : IWaveformFormat
{
    // An answer to a query has #9 and nine digits before it, and some programs write a line of their own.
    private const int LongestPrefix = 64;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        int at = file.Start.AsSpan(0, Math.Min(file.Start.Length, LongestPrefix)).IndexOf("WAVEDESC"u8);
        if (at < 0)
        {
            return null;
        }

        string template = file.Text(at + 16, 16);
        bool isOld = template == "LECROY_1_0";
        if (!isOld && template is not ("LECROY_2_3" or "LECROY_2_2" or "LECROY_2_1"))
        {
            throw new CaptureFormatException(1, $"this is a LeCroy waveform of template {template}, which is not read: save it as text (ASCII).");
        }

        file.IsBigEndian = file.UInt8(at + 34) == 0 && file.UInt8(at + 35) == 0;
        bool isWord = file.UInt16(at + 32) == 1;
        int segments = isOld ? file.Int32(at + 108) : file.Int32(at + 144);
        if (segments > 1)
        {
            throw new CaptureFormatException(1, $"this .trc holds a sequence of {segments} segments: save one segment, or acquire without sequence mode.");
        }

        if (file.UInt16(at + (isOld ? 270 : 316)) is 2 or 4 or 5 or 6 or 9)
        {
            throw new CaptureFormatException(1, "this .trc holds no plain samples (a histogram, extrema, a filter or a peak detection): save the channel itself.");
        }

        long position = (long)at + file.Int32(at + 36) + file.Int32(at + 40) + (isOld ? file.Int32(at + 44) : file.Int32(at + 48) + file.Int32(at + 52));
        int source = file.UInt16(at + (isOld ? 296 : 344)) + (isOld ? 0 : 1);
        string unit = ColumnHeading.TryUnit(file.Text(at + (isOld ? 154 : 196), 48), out string read, out _) ? read : "V";
        int size = isWord ? 2 : 1;
        int bytes = file.Int32(at + (isOld ? 48 : 60));
        double gain = file.Float32(at + (isOld ? 120 : 156));
        double offset = file.Float32(at + (isOld ? 290 : 160));
        double start = file.Float64(at + (isOld ? 138 : 180));
        double interval = file.Float32(at + (isOld ? 134 : 176));
        ChannelInfo info = new(source is >= 1 and <= 8 ? $"C{source}" : "C1", unit, isOld ? null : file.Float32(at + 328));
        return new WaveformLayout("LeCroy", [new WaveformColumn(info, position, size, isWord ? SampleType.Int16 : SampleType.Int8, gain, 0, -offset)], bytes / size, start, interval, file.IsBigEndian);
    }
}
