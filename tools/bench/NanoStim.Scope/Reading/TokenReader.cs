using System.Text;

namespace NanoStim.Scope.Reading;

/// <summary>Hands out the words of a text, between spaces and line ends, from one buffer.</summary>
internal sealed class TokenReader : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _at;
    private int _end;

    /// <param name="stream">Is closed with this.</param>
    public TokenReader(Stream stream) => _stream = stream;

    /// <summary>Bytes of the stream before the next word.</summary>
    public long Consumed { get; private set; }

    /// <summary>Line of the word that was taken last, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Takes the next word.</summary>
    /// <returns>The word, until the next call; empty at the end.</returns>
    public ReadOnlySpan<byte> Next()
    {
        while (_at < _end || Fill())
        {
            if (_buffer[_at] > (byte)' ')
            {
                return Word();
            }

            Line += _buffer[_at] == (byte)'\n' ? 1 : 0;
            _at++;
            Consumed++;
        }

        return default;
    }

    /// <summary>Takes the words up to <c>$end</c>.</summary>
    public string[] ToEnd()
    {
        List<string> words = [];
        while (Next() is { IsEmpty: false } word && !word.SequenceEqual("$end"u8))
        {
            // A comment can be long; no head needs more words.
            if (words.Count < 64)
            {
                words.Add(Encoding.UTF8.GetString(word));
            }
        }

        return [.. words];
    }

    /// <summary>Skips the words up to <c>$end</c>.</summary>
    public void SkipToEnd()
    {
        while (Next() is { IsEmpty: false } word && !word.SequenceEqual("$end"u8))
        {
        }
    }

    /// <summary>The exception for what is wrong with the word that was taken last.</summary>
    public CaptureFormatException Damaged(string what) => new(Line, what);

    public void Dispose() => _stream.Dispose();

    private ReadOnlySpan<byte> Word()
    {
        int length = EndOfWord();
        if (length < 0)
        {
            // The word may go on in the next piece.
            _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
            _end -= _at;
            _at = 0;
            _end += _stream.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
            length = EndOfWord();
            length = length >= 0 ? length : _end < _buffer.Length ? _end : throw Damaged($"a word is longer than {BufferBytes} bytes: the file is damaged.");
        }

        ReadOnlySpan<byte> word = _buffer.AsSpan(_at, length);
        _at += length;
        Consumed += length;
        return word;
    }

    private int EndOfWord()
    {
        ReadOnlySpan<byte> rest = _buffer.AsSpan(_at, _end - _at);
        return rest.IndexOfAnyInRange((byte)0, (byte)' ');
    }

    private bool Fill()
    {
        _at = 0;
        _end = _stream.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
