using System.Text;

namespace NanoStim.Scope.Reading;

/// <summary>Finds the cells of a row that hold the time and the samples, and their numbers.</summary>
internal sealed class RowParser
{
    private const int Ignored = -1;
    private const int TimeCell = -2;

    private readonly byte _delimiter;
    private readonly byte _point;
    private readonly byte _lineEnd;
    private readonly int[] _roles;
    private readonly bool _hasNumericTime;
    private readonly CellMemo _memo;

    /// <param name="layout">Where the samples stand.</param>
    /// <param name="head">Notation of the file.</param>
    public RowParser(TableLayout layout, CaptureHead head)
    {
        _delimiter = (byte)head.Delimiter;
        _point = (byte)(head.DecimalComma ? ',' : '.');
        _lineEnd = head.LineEnd;
        _memo = new CellMemo(_delimiter, _point, _lineEnd);
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

    /// <summary>By channel, as they stand in the file; NaN where it has none.</summary>
    public double[] Values { get; }

    /// <summary>The time as it is in the file, where it is a number.</summary>
    public ParsedNumber Time { get; private set; }

    /// <summary>The cell with the time.</summary>
    public Range TimeRange { get; private set; }

    /// <summary>Whether a row is nothing but delimiters and spaces: some close a file with such a row.</summary>
    public bool IsEmpty(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(_delimiter, (byte)' ', (byte)'\t') < 0;

    /// <summary>Parses a row in the buffer, if its cells are plain numbers: no quotes, no empty cell, nothing after the last column that is read.</summary>
    /// <param name="text">From the beginning of the row on, padded.</param>
    /// <returns>Length of the row with its end; 0 where it has to be looked at cell by cell.</returns>
    public int ParsePlain(ReadOnlySpan<byte> text)
    {
        int at = 0;
        _memo.Cells += Values.Length;
        for (int column = 0; column < _roles.Length; column++)
        {
            int role = _roles[column];
            if (role == Ignored)
            {
                int next = text[at..].IndexOfAny(_delimiter, _lineEnd);
                if (next < 0 || text[at + next] == _lineEnd)
                {
                    return 0;
                }

                at += next + 1;
                continue;
            }

            if (role == TimeCell && !_hasNumericTime)
            {
                return 0;
            }

            while (text[at] == (byte)' ' && at < text.Length - NumberParser.Padding)
            {
                at++;
            }

            int used;
            if (role == TimeCell)
            {
                used = NumberParser.ParseWhole(text[at..], _delimiter, out ParsedNumber number);
                used = used > 0 ? used : NumberParser.Parse(text[at..], _point, out number);
                TimeRange = at..(at + used);
                Time = number;
            }
            else
            {
                used = _memo.Parse(text[at..], out Values[role]);
            }

            if (used == 0 || at + used >= text.Length - NumberParser.Padding)
            {
                return 0;
            }

            at += used;
            if (text[at] == _delimiter)
            {
                at++;
            }
            else if (column < _roles.Length - 1)
            {
                return 0;
            }
        }

        at += text[at] == _delimiter ? 1 : 0;
        at += text[at] == (byte)'\r' && _lineEnd != (byte)'\r' ? 1 : 0;
        return text[at] == _lineEnd && at < text.Length - NumberParser.Padding ? at + 1 : 0;
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
                Values[role] = ParseValue(line[range], damaged);
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
