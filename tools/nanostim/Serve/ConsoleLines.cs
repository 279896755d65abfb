using System.Diagnostics.CodeAnalysis;
using System.Text;

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

    /// <summary>
    /// Whether a line has something that is no query, but for the stream, which belongs to watching. What is between quotes counts as it is: no header has them.
    /// </summary>
    public static bool IsCommand(ReadOnlySpan<byte> line)
    {
        bool isHeader = true;
        byte last = (byte)';';
        int unit = 0;
        for (int i = 0; i < line.Length; i++)
        {
            byte letter = line[i];
            bool isBlank = letter is (byte)' ' or (byte)'\t';
            bool isEnd = letter is (byte)';' or (byte)'\n' or (byte)'\r';
            if (isHeader && (isEnd || isBlank) && last is not ((byte)'?' or (byte)';' or (byte)' ') && !IsStream(line[unit..i]))
            {
                return true;
            }

            // Blanks before a header belong to it.
            isHeader = isEnd || (isHeader && (!isBlank || last is (byte)';' or (byte)' '));
            unit = isEnd ? i + 1 : unit;
            last = isEnd ? (byte)';' : isBlank ? (byte)' ' : letter;
        }

        return false;
    }

    /// <summary>Whether a unit switches the stream, or sets its interval.</summary>
    public static bool IsStream(ReadOnlySpan<byte> unit) => Ascii.EqualsIgnoreCase(unit.TrimStart(" \t:"u8) is { Length: >= 3 } header ? header[..3] : default, "STR"u8);

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
        if (!_lines.TryDequeue(out byte[]? line))
        {
            return false;
        }

        HasStream |= IsStream(line) && !line.Contains((byte)'?');
        return IsCommand(line);
    }

    /// <summary>A line of <see cref="EndsCommand"/> has begun with the stream: it may be on.</summary>
    public bool HasStream { get; private set; }

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
