using System.Buffers.Binary;
using NanoStim.Scope.Reading.Waveforms;

namespace NanoStim.Scope.Reading;

/// <summary>
/// A digital channel of a raw binary export of Saleae Logic 2, versions 0 and 1: a level at the beginning, and the times at which it changes.
/// Described in "Binary Export Format" (Saleae).
/// </summary>
internal sealed class SaleaeDigitalSource : ISampleSource
{
    private const int Head = 16;

    private readonly Stream _stream;
    private readonly long _count;
    private readonly double _begin;
    private readonly double _end;
    private readonly double _tick;
    private readonly byte[] _bytes = new byte[SampleBlock.Capacity * sizeof(double)];
    private long _row;
    private double _last;
    private int _level;

    /// <param name="stream">The file; is closed with this.</param>
    /// <param name="file">Its head.</param>
    /// <exception cref="CaptureFormatException">The file is damaged, or has gaps.</exception>
    public SaleaeDigitalSource(Stream stream, BinaryFile file)
    {
        _stream = stream;
        bool isNew = file.Int32(8) == 1;
        long chunks = isNew ? file.Int64(Head) : 1;
        if (chunks != 1)
        {
            throw new CaptureFormatException(1, $"this Saleae export has {chunks} chunks with gaps between: export a stretch without gaps.");
        }

        long at = isNew ? Head + 8 : Head;
        _level = file.Int32(at) & 1;
        _tick = isNew ? 1 / file.Float64(at + 4) : 0;
        at += isNew ? 12 : 4;
        _begin = file.Float64(at);
        _end = file.Float64(at + 8);
        _count = file.Int64(at + 16);
        at += 24;
        if (_count < 0 || _count > (file.Length - at) / sizeof(double))
        {
            throw new CaptureFormatException(1, $"the head announces {_count} changes, and the file has space for {(file.Length - at) / sizeof(double)}: it is cut off.");
        }

        if (!(_begin >= -1e9 && _end > _begin && _end < 1e9))
        {
            throw new CaptureFormatException(1, $"the capture goes from {_begin:G9} s to {_end:G9} s, says its head: it is damaged.");
        }

        stream.Position = at;
        Header = new CaptureHeader("Saleae binary", [new ChannelInfo("digital", string.Empty)], MayBeLogic: true, DeclaredSamples: null, DeclaredIntervalSeconds: null, HasTime: true);
    }

    public CaptureHeader Header { get; }

    public double TimeResolutionSeconds => double.IsFinite(_tick) ? Math.Max(0, _tick) : 0;

    public double Progress => Math.Min(1, (double)_row / (_count + 2));

    public IReadOnlyList<string> Notes { get; } = [];

    public bool Read(SampleBlock block)
    {
        // The first row is the beginning, the last one the end; the changes are between.
        int rows = (int)Math.Min(SampleBlock.Capacity, _count + 2 - _row);
        int changes = (int)Math.Max(0, Math.Min(_count, _row + rows - 1) - Math.Max(0, _row - 1));
        _stream.ReadExactly(_bytes, 0, changes * sizeof(double));
        int change = 0;
        for (int row = 0; row < rows; row++, _row++)
        {
            double time = _row == 0 ? _begin : _end;
            if (_row > 0 && _row <= _count)
            {
                time = BinaryPrimitives.ReadDoubleLittleEndian(_bytes.AsSpan(change++ * sizeof(double)));
                _level = 1 - _level;
            }

            if (!(time >= (_row == 0 ? _begin : _last) && time <= _end))
            {
                throw new CaptureFormatException(1, $"change {_row} is at {time:G9} s, which is not between the one before and the end at {_end:G9} s: the file is damaged.");
            }

            _last = time;
            block.Seconds[row] = time;
            block.Values[0][row] = _level;
        }

        block.Count = rows;
        return rows > 0;
    }

    public void Dispose() => _stream.Dispose();
}
