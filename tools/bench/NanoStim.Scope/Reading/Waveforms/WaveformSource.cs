using System.Buffers.Binary;

namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>Streams the samples of a binary waveform file, channel by channel for a block at a time.</summary>
internal sealed class WaveformSource : ISampleSource
{
    // Nothing on a bench is as large.
    private const double LargestValue = 1e9;

    private readonly Stream _stream;
    private readonly WaveformLayout _layout;
    private readonly byte[] _bytes;
    private long _samples;

    /// <param name="stream">The file; is closed with this.</param>
    /// <param name="layout">Where the samples stand.</param>
    /// <exception cref="CaptureFormatException">The head cannot be right.</exception>
    public WaveformSource(Stream stream, WaveformLayout layout)
    {
        _stream = stream;
        _layout = layout;
        Check();
        _bytes = new byte[SampleBlock.Capacity * layout.Columns.Max(column => column.Stride)];
        Header = new CaptureHeader(
            layout.Format,
            [.. layout.Columns.Select(column => column.Info with { Resolution = column.Type is SampleType.Float32 or SampleType.Float64 ? 0 : Math.Abs(column.Scale) })],
            MayBeLogic: false,
            DeclaredSamples: null,
            DeclaredIntervalSeconds: layout.IntervalSeconds,
            HasTime: true);
    }

    public CaptureHeader Header { get; }

    public double TimeResolutionSeconds => 0;

    public double Progress => (double)_samples / _layout.Samples;

    public IReadOnlyList<string> Notes => _layout.Notes;

    public bool Read(SampleBlock block)
    {
        int count = (int)Math.Min(SampleBlock.Capacity, _layout.Samples - _samples);
        for (int channel = 0; channel < _layout.Columns.Count && count > 0; channel++)
        {
            ReadColumn(_layout.Columns[channel], block.Values[channel].AsSpan(0, count));
        }

        for (int row = 0; row < count; row++)
        {
            block.Seconds[row] = _layout.StartSeconds + (_samples + row) * _layout.IntervalSeconds;
        }

        _samples += count;
        block.Count = count;
        return count > 0;
    }

    public void Dispose() => _stream.Dispose();

    private void Check()
    {
        if (_layout.Columns.Count is 0 or > CaptureLimits.MaxChannels)
        {
            throw Damaged(_layout.Columns.Count == 0 ? "names no channel with samples" : $"names {_layout.Columns.Count} channels");
        }

        if (!(_layout.IntervalSeconds > 0) || !double.IsFinite(_layout.IntervalSeconds) || !(Math.Abs(_layout.StartSeconds) < LargestValue))
        {
            throw Damaged($"says that a sample is {_layout.IntervalSeconds:G6} s long and the first is at {_layout.StartSeconds:G6} s");
        }

        if (_layout.Samples < 2)
        {
            throw Damaged($"announces {_layout.Samples} samples, which show no signal");
        }

        foreach (WaveformColumn column in _layout.Columns)
        {
            if (!double.IsFinite(column.Scale) || !double.IsFinite(column.Offset) || column.Scale == 0)
            {
                throw Damaged($"gives {column.Info.Name} a scale of {column.Scale:G6} and an offset of {column.Offset:G6}");
            }

            if (column.Position < 0 || _layout.Samples > (_stream.Length - column.Position - column.Size) / column.Stride + 1)
            {
                throw new CaptureFormatException(1, $"the head announces {_layout.Samples} samples of {column.Info.Name}, and the file ends before: it is cut off.");
            }
        }
    }

    private CaptureFormatException Damaged(string what) => new(1, $"the {_layout.Format} head {what}: it is damaged.");

    private void ReadColumn(WaveformColumn column, Span<double> values)
    {
        Span<byte> bytes = _bytes.AsSpan(0, (values.Length - 1) * column.Stride + column.Size);
        _stream.Position = column.Position + _samples * column.Stride;
        _stream.ReadExactly(bytes);
        for (int row = 0; row < values.Length; row++)
        {
            double value = column.Scale * (Code(column.Type, bytes[(row * column.Stride)..]) - column.Zero) + column.Offset;
            values[row] = Math.Abs(value) <= LargestValue || double.IsNaN(value)
                ? value
                : throw new CaptureFormatException(1, $"sample {_samples + row} of {column.Info.Name} is {value:G6}, which no bench has: the file is damaged.");
        }
    }

    private double Code(SampleType type, ReadOnlySpan<byte> at)
    {
        bool isBig = _layout.IsBigEndian;
        return type switch
        {
            SampleType.UInt8 => at[0],
            SampleType.Int8 => (sbyte)at[0],
            SampleType.UInt16 => isBig ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at),
            SampleType.Int16 => isBig ? BinaryPrimitives.ReadInt16BigEndian(at) : BinaryPrimitives.ReadInt16LittleEndian(at),
            SampleType.Int24 => isBig ? (sbyte)at[0] << 16 | at[1] << 8 | at[2] : (sbyte)at[2] << 16 | at[1] << 8 | at[0],
            SampleType.Int32 => isBig ? BinaryPrimitives.ReadInt32BigEndian(at) : BinaryPrimitives.ReadInt32LittleEndian(at),
            SampleType.Float32 => isBig ? BinaryPrimitives.ReadSingleBigEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at),
            _ => isBig ? BinaryPrimitives.ReadDoubleBigEndian(at) : BinaryPrimitives.ReadDoubleLittleEndian(at),
        };
    }
}
