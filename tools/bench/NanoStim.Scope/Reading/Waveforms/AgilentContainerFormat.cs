namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>
/// The .bin of Agilent and Keysight InfiniiVision (cookie AG) and of Rigol MSO5000, MSO7000, DHO800 and DHO1000 (cookie RG), which is the same
/// but for its head. Described in the user's guides ("Binary Data (.bin)"; DHO1000, 19.2.4): volts as 32 bit floating point.
/// </summary>
internal sealed class AgilentContainerFormat : IWaveformFormat
{
    private const int SmallestBufferHeader = 12;
    private const int UsualHeader = 140;

    // Kinds of buffers: normal, maximum and minimum volts.
    private const int Normal = 1;

    public WaveformLayout? Recognise(BinaryFile file)
    {
        bool isRigol = file.StartsWith("RG0"u8);
        if (!isRigol && !file.StartsWith("AG"u8))
        {
            return null;
        }

        // Version 3 has a length of 64 bits.
        bool isWide = file.Start.Length > 4 && file.Start[3] == (byte)'3';
        long at = isWide ? 16 : 12;
        int waveforms = file.Int32(isWide ? 12 : 8);
        List<WaveformColumn> columns = [];
        List<string> notes = [];
        (long Samples, double Start, double Interval) first = default;
        for (int number = 0; number < waveforms && at < file.Length; number++)
        {
            int size = file.Int32(at);
            long points = file.UInt32(at + 12);
            double interval = file.Float64(at + 32);
            double origin = file.Float64(at + 40);
            string label = file.Text(at + 112, 16) is { Length: > 0 } named ? named : $"CH{number + 1}";
            string unit = file.Int32(at + 52) == 4 ? "A" : "V";
            if (size != UsualHeader)
            {
                throw new CaptureFormatException(1, isRigol
                    ? "this .bin comes from a firmware whose head is wrong (its scales and lengths are defaults): save it as CSV, or update the oscilloscope."
                    : $"the head of waveform {number + 1} has {size} bytes where it should have {UsualHeader}: the file is damaged.");
            }

            int buffers = file.Int32(at + 8);
            at += size;
            for (int buffer = 0; buffer < buffers; buffer++)
            {
                int headSize = file.Int32(at);
                int kind = file.UInt16(at + 4);
                int bytes = file.UInt16(at + 6);
                long length = isWide ? file.Int64(at + 8) : file.UInt32(at + 8);
                if (headSize < SmallestBufferHeader)
                {
                    throw new CaptureFormatException(1, $"the head of a buffer of {label} has {headSize} bytes: the file is damaged.");
                }

                at += headSize;
                if (kind == Normal && bytes == 4)
                {
                    // Rigol counts the origin from the other side.
                    (long Samples, double Start, double Interval) times = (points, isRigol ? -origin : origin, interval);
                    first = columns.Count == 0 ? times : first;
                    Add(columns, notes, new WaveformColumn(new ChannelInfo(label, unit), at, 4, SampleType.Float32), columns.Count == 0 || times == first);
                }
                else
                {
                    notes.Add($"{label} holds {(kind is 5 or 6 ? "digital channels" : "minima, maxima or counts")} and is left out");
                }

                at += length > 0 ? length : throw new CaptureFormatException(1, $"a buffer of {label} has {length} bytes: the file is damaged.");
            }
        }

        return columns.Count > 0
            ? new WaveformLayout(isRigol ? "Rigol BIN" : "Keysight BIN", columns, first.Samples, first.Start, first.Interval) { Notes = notes }
            : throw new CaptureFormatException(1, "the file holds no analog samples (digital channels, peak detection or a histogram only): save analog channels in normal acquisition.");
    }

    private static void Add(List<WaveformColumn> columns, List<string> notes, WaveformColumn column, bool hasSameTimes)
    {
        if (hasSameTimes)
        {
            columns.Add(column);
        }
        else
        {
            notes.Add($"{column.Info.Name} has another time base than {columns[0].Info.Name} and is left out");
        }
    }
}
