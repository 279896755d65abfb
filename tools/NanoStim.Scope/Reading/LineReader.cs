namespace NanoStim.Scope.Reading;

/// <summary>Lines of a stream as bytes, with their numbers. Ends LF, CR LF, CR CR LF and CR alone are understood.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>No row of a capture is as long as this, in bytes.</summary>
    public const int MaxLine = 65536;

    private const byte CarriageReturn = (byte)'\r';

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[1 << 19];
    private readonly byte _end;
    private int _from;
    private int _until;
    private bool _drained;

    /// <param name="stream">Is closed with this.</param>
    /// <param name="lineEnd">LF, or CR for the files of old that have nothing else.</param>
    public LineReader(Stream stream, byte lineEnd)
    {
        _stream = stream;
        _end = lineEnd;
    }

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes taken out of the stream and handed out as lines.</summary>
    public long BytesDone { get; private set; }

    /// <summary>Whether the line that was read last had no line end: the file stops there.</summary>
    public bool IsOpenEnded { get; private set; }

    /// <summary>The next line, valid until the next call.</summary>
    /// <exception cref="CaptureFormatException">The line does not end.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int length;
        while ((length = _buffer.AsSpan(_from, _until - _from).IndexOf(_end)) < 0)
        {
            if (_until - _from > MaxLine)
            {
                throw new CaptureFormatException(Number + 1, $"the line does not end within {MaxLine} bytes: this is no capture in rows.");
            }

            if (!Fill())
            {
                return TryReadRest(out line);
            }
        }

        Number++;
        BytesDone += length + 1;
        line = _buffer.AsSpan(_from, length).TrimEnd(CarriageReturn);
        _from += length + 1;
        return true;
    }

    public void Dispose() => _stream.Dispose();

    private bool TryReadRest(out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_from, _until - _from).TrimEnd(CarriageReturn);
        if (_until == _from)
        {
            return false;
        }

        Number++;
        BytesDone += _until - _from;
        _from = _until;
        IsOpenEnded = true;
        return true;
    }

    private bool Fill()
    {
        if (_drained)
        {
            return false;
        }

        int kept = _until - _from;
        _buffer.AsSpan(_from, kept).CopyTo(_buffer);
        _from = 0;
        _until = kept;
        int got = _stream.Read(_buffer, kept, _buffer.Length - kept);
        _drained = got == 0;
        _until += got;
        return got > 0;
    }
}
