using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace NanoStim.Scope.Reading;

/// <summary>Finds the cells of a row that hold the time and the samples, and their numbers.</summary>
internal sealed class RowParser
{
    private const int Ignored = -1;
    private const int TimeCell = -2;

    // Bytes that are looked at together.
    private const int Window = 64;
    private const int FewChannels = 16;

    private readonly byte _delimiter;
    private readonly byte _point;
    private readonly byte _lineEnd;
    private readonly int[] _roles;
    private readonly bool _hasNumericTime;
    private readonly CellMemo[] _memos;

    /// <param name="layout">Where the samples stand.</param>
    /// <param name="head">Notation of the file.</param>
    public RowParser(TableLayout layout, CaptureHead head)
    {
        _delimiter = (byte)head.Delimiter;
        _point = (byte)(head.DecimalComma ? ',' : '.');
        _lineEnd = head.LineEnd;
        // The memory of them all stays small where there are many.
        int bits = layout.Channels.Count <= FewChannels ? 12 : 8;
        _memos = [.. layout.Channels.Select(channel => new CellMemo(_point, channel.Scale, bits))];
        _hasNumericTime = layout.Time is TimeKind.Column or TimeKind.SequenceColumn;
        bool hasTimeColumn = layout.Time != TimeKind.Counted;
        int last = Math.Max(hasTimeColumn ? layout.TimeColumn : 0, layout.Channels.Max(channel => channel.Index));
        _roles = new int[last + 1];
        Array.Fill(_roles, Ignored);
        for (int channel = 0; channel < layout.Channels.Count; channel++)
        {
            _roles[layout.Channels[channel].Index] = channel;
        }

        if (hasTimeColumn)
        {
            _roles[layout.TimeColumn] = TimeCell;
        }

        Values = new double[layout.Channels.Count];
    }

    /// <summary>By channel, of the row that was parsed cell by cell, scaled; NaN where it has none.</summary>
    private double[] Values { get; }

    /// <summary>The time as it is in the file, where it is a number.</summary>
    public ParsedNumber Time { get; private set; }

    /// <summary>The cell with the time.</summary>
    public Range TimeRange { get; private set; }

    /// <summary>Whether a row is nothing but delimiters and spaces: some close a file with such a row.</summary>
    public bool IsEmpty(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(_delimiter, (byte)' ', (byte)'\t') < 0;

    /// <summary>Parses a row in the buffer, if its cells are plain numbers: no quotes, no empty cell, nothing after the last column that is read.</summary>
    /// <param name="text">From the beginning of the row on, padded.</param>
    /// <param name="block">Gets the values.</param>
    /// <param name="row">Of the block.</param>
    /// <returns>Length of the row with its end; 0 where it has to be looked at cell by cell.</returns>
    public int ParsePlain(ReadOnlySpan<byte> text, SampleBlock block, int row)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        int limit = text.Length - NumberParser.Padding;
        int window = 0;
        ulong ends = EndsFrom(ref start);
        int at = 0;
        int end = -1;
        for (int column = 0; column < _roles.Length; column++)
        {
            // Of a long row, the next stretch: it has to be in the buffer with its padding.
            while (ends == 0)
            {
                window += Window;
                if (window >= limit)
                {
                    return 0;
                }

                ends = EndsFrom(ref Unsafe.Add(ref start, window));
            }

            end = window + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
            bool isLast = Unsafe.Add(ref start, end) == _lineEnd;
            if (end >= limit || (isLast && column < _roles.Length - 1) || !ParseCell(ref start, at, end, isLast, _roles[column], block, row))
            {
                return 0;
            }

            at = end + 1;
        }

        // One delimiter may close the row.
        if (Unsafe.Add(ref start, end) != _lineEnd)
        {
            end += Unsafe.Add(ref start, end + 1) == (byte)'\r' && _lineEnd != (byte)'\r' ? 2 : 1;
        }

        return Unsafe.Add(ref start, end) == _lineEnd && end < limit ? end + 1 : 0;
    }

    /// <summary>Says of each channel of a block whether all its values have numbers.</summary>
    public void Finish(SampleBlock block)
    {
        for (int channel = 0; channel < _memos.Length; channel++)
        {
            block.IsCoded[channel] = _memos[channel].IsCoded;
        }
    }

    /// <summary>Puts the values that <see cref="Parse"/> has found into a row of a block.</summary>
    /// <exception cref="CaptureFormatException">One is larger than any on a bench.</exception>
    public void Store(SampleBlock block, int row, Func<string, CaptureFormatException> damaged)
    {
        for (int channel = 0; channel < _memos.Length; channel++)
        {
            double value = Values[channel];
            if (CellMemo.IsTooLarge(value))
            {
                throw damaged($"{value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture)} is no voltage or current that there could be on a bench.");
            }

            block.Values[channel][row] = value;
            block.CodesOf(channel)[row] = _memos[channel].CodeOf(value);
        }
    }

    /// <summary>Parses a row cell by cell.</summary>
    /// <param name="line">The row.</param>
    /// <param name="damaged">Makes the exception for what is wrong.</param>
    /// <returns>How many of the cells that the head names are there, and whether any holds a value.</returns>
    public (int Cells, bool HasValue) Parse(ReadOnlySpan<byte> line, Func<string, CaptureFormatException> damaged)
    {
        Array.Fill(Values, double.NaN);
        Time = default;
        TimeRange = default;
        bool hasValue = false;
        int cells = 0;
        for (int at = 0; at <= line.Length && cells < _roles.Length; cells++)
        {
            int length = line[at..].IndexOf(_delimiter);
            length = length < 0 ? line.Length - at : length;
            Range range = Bare(line, at, at + length);
            at += length + 1;
            int role = _roles[cells];
            if (role == TimeCell)
            {
                TimeRange = range;
                ParseTime(line[range], line, damaged);
            }
            else if (role != Ignored)
            {
                Values[role] = _memos[role].Scaled(ParseValue(line[range], damaged));
                hasValue |= !double.IsNaN(Values[role]);
            }
        }

        return (cells, hasValue);
    }

    /// <summary>How many columns the head names, up to the last that is read.</summary>
    public int Columns => _roles.Length;

    /// <summary>A piece of the file, as it can be shown in a message.</summary>
    public static string Shown(ReadOnlySpan<byte> text)
    {
        string shown = Encoding.Latin1.GetString(text[..Math.Min(text.Length, 40)]);
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '·' : letter)) + (text.Length > 40 ? "…" : string.Empty);
    }

    /// <summary>Parses the cell of a plain row from one byte to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ParseCell(ref byte start, int from, int to, bool isLast, int role, SampleBlock block, int row)
    {
        if (role == Ignored)
        {
            return true;
        }

        to -= isLast && to > from && Unsafe.Add(ref start, to - 1) == (byte)'\r' ? 1 : 0;
        while (from < to && Unsafe.Add(ref start, from) == (byte)' ')
        {
            from++;
        }

        ref byte cell = ref Unsafe.Add(ref start, from);
        if (role >= 0)
        {
            return _memos[role].Find(ref cell, to - from, out block.Values[role][row], out block.CodesOf(role)[row]);
        }

        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref cell, to - from + NumberParser.Padding);
        int used = NumberParser.ParseWhole(text, _delimiter, out ParsedNumber number);
        used = used > 0 ? used : NumberParser.Parse(text, _point, out number);
        Time = number;
        return used == to - from && used > 0 && _hasNumericTime;
    }

    /// <summary>A bit for each of the next bytes that ends a cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong EndsFrom(ref byte from)
    {
        Vector256<byte> delimiter = Vector256.Create(_delimiter);
        Vector256<byte> lineEnd = Vector256.Create(_lineEnd);
        Vector256<byte> low = Vector256.LoadUnsafe(ref from);
        Vector256<byte> high = Vector256.LoadUnsafe(ref from, (nuint)Vector256<byte>.Count);
        uint first = (Vector256.Equals(low, delimiter) | Vector256.Equals(low, lineEnd)).ExtractMostSignificantBits();
        uint second = (Vector256.Equals(high, delimiter) | Vector256.Equals(high, lineEnd)).ExtractMostSignificantBits();
        return first | ((ulong)second << 32);
    }

    private void ParseTime(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> line, Func<string, CaptureFormatException> damaged)
    {
        if (!_hasNumericTime)
        {
            return;
        }

        if (!NumberParser.TryParse(cell, _point, out ParsedNumber number))
        {
            throw damaged(cell.IsEmpty ? $"'{Shown(line)}' has no time." : $"'{Shown(cell)}' is not a number.");
        }

        Time = number;
    }

    private double ParseValue(ReadOnlySpan<byte> cell, Func<string, CaptureFormatException> damaged)
    {
        if (NumberParser.TryParse(cell, _point, out ParsedNumber number))
        {
            return number.Value;
        }

        return IsMissing(cell) ? double.NaN : throw damaged($"'{Shown(cell)}' is not a number.");
    }

    private static Range Bare(ReadOnlySpan<byte> line, int from, int to)
    {
        while (from < to && line[from] <= (byte)' ')
        {
            from++;
        }

        while (from < to && line[to - 1] <= (byte)' ')
        {
            to--;
        }

        return to - from > 1 && line[from] == (byte)'"' && line[to - 1] == (byte)'"' ? (from + 1)..(to - 1) : from..to;
    }

    /// <summary>What instruments write where they have no value: nothing, NaN, infinity (off the screen), or X for a level that is neither.</summary>
    private static bool IsMissing(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
        {
            return true;
        }

        string text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 16)]).TrimStart('+', '-').ToUpperInvariant();
        return text is "X" or "Z" or "NAN" or "INF" or "INFINITY" or "∞" or "OL" || text.All(letter => letter is '*' or '-');
    }
}
