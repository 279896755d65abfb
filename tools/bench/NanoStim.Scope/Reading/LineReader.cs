namespace NanoStim.Scope.Reading;

/// <summary>
/// Hands out the lines of a stream from one buffer, whatever the length of the stream. Lines end in LF, CR LF, CR CR LF, or in CR where the
/// file has no LF.
/// </summary>
internal sealed class LineReader : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly Stream _stream;
    private readonly byte _lineEnd;
    private readonly byte[] _buffer = new byte[BufferBytes + NumberParser.Padding];
    private int _end;
    private int _complete;
    private bool _atEnd;

    /// <param name="stream">Is closed with this.</param>
    /// <param name="lineEnd">LF, or CR where the file has no LF.</param>
    public LineReader(Stream stream, byte lineEnd)
    {
        _stream = stream;
        _lineEnd = lineEnd;
    }

    /// <summary>Bytes of the stream before <see cref="Position"/>.</summary>
    public long Consumed { get; private set; }

    /// <summary>Lines before <see cref="Position"/>.</summary>
    public long Lines { get; private set; }

    /// <summary>Where the next line begins in <see cref="Text"/>.</summary>
    public int Position { get; private set; }

    /// <summary>The buffer from the next line on, padded for <see cref="NumberParser.Parse"/>.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(Position, _complete - Position + NumberParser.Padding);

    /// <summary>Whether the last line that was taken has no line end: the file ends within it.</summary>
    public bool EndsOpen { get; private set; }

    /// <summary>Makes sure that a whole line is in the buffer.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="CaptureFormatException">A line is longer than the buffer.</exception>
    public bool Ensure() => Position < _complete || Fill();

    /// <summary>Takes the next line; only after <see cref="Ensure"/>.</summary>
    /// <returns>The line, without its end.</returns>
    public ReadOnlySpan<byte> Take()
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(Position, _complete - Position);
        int length = rest.IndexOf(_lineEnd);
        EndsOpen = length < 0;
        ReadOnlySpan<byte> line = length < 0 ? rest : rest[..length];
        Skip(length < 0 ? rest.Length : length + 1, 1);
        return line.TrimEnd((byte)'\r');
    }

    /// <summary>Goes on behind lines that were understood in place.</summary>
    /// <param name="bytes">Their length, with their ends.</param>
    /// <param name="lines">How many.</param>
    public void Skip(int bytes, int lines)
    {
        Position += bytes;
        Consumed += bytes;
        Lines += lines;
    }

    public void Dispose() => _stream.Dispose();

    private bool Fill()
    {
        _buffer.AsSpan(Position, _end - Position).CopyTo(_buffer);
        _end -= Position;
        Position = 0;
        while (!_atEnd && _end < BufferBytes)
        {
            int got = _stream.Read(_buffer, _end, BufferBytes - _end);
            _atEnd = got == 0;
            _end += got;
        }

        _complete = _atEnd ? _end : _buffer.AsSpan(0, _end).LastIndexOf(_lineEnd) + 1;
        if (_complete == 0 && _end > 0)
        {
            throw new CaptureFormatException(Lines + 1, $"the line does not end within {BufferBytes} bytes: the file is damaged, or no table of samples.");
        }

        return _complete > 0;
    }
}
