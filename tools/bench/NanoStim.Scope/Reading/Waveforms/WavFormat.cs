namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// WAV, as sound cards and some USB oscilloscopes save: PCM of 8 to 32 bit, or floating point. Full scale counts as 1 V, because the form
/// has no voltages: the rest is for --probe.
/// </summary>
internal sealed class WavFormat : IWaveformFormat
{
    public WaveformLayout? Recognise(BinaryFile file)
    {
        if (!file.StartsWith("RIFF"u8) || file.Start.Length < 44 || file.Text(8, 4) != "WAVE")
        {
            return null;
        }

        int format = 0;
        int channels = 0;
        int bits = 0;
        double rate = 0;
        long at = 12;
        while (at + 8 <= file.Length)
        {
            string name = file.Text(at, 4);
            long length = file.UInt32(at + 4);
            if (name == "fmt")
            {
                format = file.UInt16(at + 8);
                channels = file.UInt16(at + 10);
                rate = file.UInt32(at + 12);
                bits = file.UInt16(at + 22);

                // The extensible form tells its real one behind.
                format = format == 0xFFFE && length >= 40 ? file.UInt16(at + 32) : format;
            }

            if (name == "data")
            {
                return Layout(file, at + 8, Math.Min(length, file.Length - at - 8), format, channels, bits, rate);
            }

            at += 8 + length + (length & 1);
        }

        throw new CaptureFormatException(1, "the WAV has no data chunk: it is damaged.");
    }

    private static WaveformLayout Layout(BinaryFile file, long position, long bytes, int format, int channels, int bits, double rate)
    {
        (SampleType Type, double Scale, double Zero) sample = (format, bits) switch
        {
            (1, 8) => (SampleType.UInt8, 1 / 128.0, 128),
            (1, 16) => (SampleType.Int16, 1 / 32768.0, 0),
            (1, 24) => (SampleType.Int24, 1 / 8388608.0, 0),
            (1, 32) => (SampleType.Int32, 1 / 2147483648.0, 0),
            (3, 32) => (SampleType.Float32, 1, 0),
            (3, 64) => (SampleType.Float64, 1, 0),
            _ => throw new CaptureFormatException(1, $"the WAV is of format {format} with {bits} bit, not PCM or floating point: save it uncompressed."),
        };
        if (channels is 0 or > CaptureLimits.MaxChannels || file.Length == 0)
        {
            throw new CaptureFormatException(1, $"the WAV names {channels} channels: it is damaged.");
        }

        int size = WaveformColumn.SizeOf(sample.Type);
        return new WaveformLayout(
            "WAV",
            [.. Enumerable.Range(0, channels).Select(channel => new WaveformColumn(new ChannelInfo($"CH{channel + 1}", "V"), position + channel * size, channels * size, sample.Type, sample.Scale, sample.Zero))],
            bytes / (channels * size),
            0,
            1 / rate)
        {
            Notes = ["a WAV has no voltages: full scale is taken as 1 V; give the real full scale as --probe, such as --probe 2.5x"],
        };
    }
}
