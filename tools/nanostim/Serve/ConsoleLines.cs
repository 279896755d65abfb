using System.Diagnostics.CodeAnalysis;

namespace NanoStim.Cli.Serve;

/// <summary>Bytes of a console as lines, each with its end.</summary>
internal sealed class ConsoleLines
{
    private const byte BreakByte = 3;

    // The firmware takes 128 letters; what is longer goes to it in parts, for it to refuse.
    private const int LongestLine = 200;
    private const int MaxLines = 16;

    private readonly Queue<byte[]> _lines = new();
    private readonly List<byte> _open = [];

    /// <summary>No more should be taken before some lines are.</summary>
    public bool IsFull => _lines.Count >= MaxLines;

    /// <summary>Whether a line has something that is no query. What is between quotes counts as it is: no header has them.</summary>
    public static bool IsCommand(ReadOnlySpan<byte> line)
    {
        bool isHeader = true;
        byte last = (byte)';';
        foreach (byte letter in line)
        {
            bool isBlank = letter is (byte)' ' or (byte)'\t';
            bool isEnd = letter is (byte)';' or (byte)'\n' or (byte)'\r';
            if (isHeader && (isEnd || isBlank) && last is not ((byte)'?' or (byte)';' or (byte)' '))
            {
                return true;
            }

            // Blanks before a header belong to it.
            isHeader = isEnd || (isHeader && (!isBlank || last is (byte)';' or (byte)' '));
            last = isEnd ? (byte)';' : isBlank ? (byte)' ' : letter;
        }

        return false;
    }

    /// <summary>Takes a byte. The stop character drops what is there.</summary>
    public void Take(byte value)
    {
        if (value == BreakByte)
        {
            _lines.Clear();
            _open.Clear();
            return;
        }

        _open.Add(value);
        if (value is (byte)'\n' or (byte)'\r' || _open.Count >= LongestLine)
        {
            _lines.Enqueue([.. _open]);
            _open.Clear();
        }
    }

    /// <summary>Takes a byte.</summary>
    /// <returns>Whether it ends a line that has something that is no query.</returns>
    public bool EndsCommand(byte value)
    {
        Take(value);
        return _lines.TryDequeue(out byte[]? line) && IsCommand(line);
    }

    /// <summary>The oldest line.</summary>
    public bool TryPeek([NotNullWhen(true)] out byte[]? line) => _lines.TryPeek(out line);

    /// <summary>The oldest line, which is removed.</summary>
    public byte[] Next() => _lines.Dequeue();

    /// <summary>All bytes, also of the line that is not whole; nothing stays.</summary>
    public byte[] TakeAll()
    {
        byte[] all = [.. _lines.SelectMany(line => line), .. _open];
        _lines.Clear();
        _open.Clear();
        return all;
    }
}
