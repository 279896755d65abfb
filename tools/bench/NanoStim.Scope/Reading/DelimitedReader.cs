using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace NanoStim.Scope.Reading;

/// <summary>
/// Streams the rows of a file whose layout is known. Memory does not depend on the length of the file. CsvHelper finds rows and cells; what
/// is in a cell is for <see cref="NumberParser"/>, which knows decimal commas and says how far a number is rounded.
/// </summary>
internal sealed class DelimitedReader : ISampleSource
{
    // Nothing on a bench is as large: such a number is a damaged one. It also keeps squares and sums finite.
    private const double LargestValue = 1e9;
    private const double LargestSeconds = 1e9;

    // No row of a capture is as long as this, in bytes.
    private const int MaxRow = 65536;
    private const int Ignored = -1;
    private const int TimeCell = -2;

    private readonly CsvReader _rows;
    private readonly bool _endsOpen;
    private readonly bool _hasDoubleReturns;
    private readonly TableLayout _layout;
    private readonly long _bytes;
    private readonly byte _delimiter;
    private bool _atFirst;
    private readonly byte _point;
    private readonly int[] _roles;
    private readonly double[] _scales;
    private readonly double[] _row;
    private readonly List<string> _notes;
    private readonly RoundingSurvey _rounding = new();
    private long _lastLine;
    private long _samples;
    private long _missing;
    private long _nanosAtStart = long.MinValue;
    private double _lastTime = double.NegativeInfinity;
    private double _time;

    /// <param name="stream">The file; is closed with this.</param>
    /// <param name="bytes">Its length, for the progress.</param>
    /// <param name="endsOpen">Whether its last row has no line end.</param>
    /// <param name="layout">Where the samples stand.</param>
    /// <param name="head">The first lines.</param>
    public DelimitedReader(Stream stream, long bytes, bool endsOpen, TableLayout layout, CaptureHead head)
    {
        _layout = layout;
        _bytes = bytes;
        _endsOpen = endsOpen;
        _hasDoubleReturns = head.HasDoubleReturns;
        _rows = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = head.Delimiter,
                HasHeader = false,
                Mode = CsvMode.NoEscape,
                TrackLineNumbers = true,
                MaxRecordSize = MaxRow,
                BufferSize = 1 << 18,
            },
            false);
        _delimiter = (byte)head.Delimiter;
        _point = (byte)(head.DecimalComma ? ',' : '.');
        _notes = [.. layout.Notes];
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

        _scales = [.. layout.Channels.Select(channel => channel.Scale)];
        _row = new double[_scales.Length];
        Header = new CaptureHeader(
            layout.Format,
            [.. layout.Channels.Select(channel => channel.Info)],
            layout.MayBeLogic,
            layout.DeclaredSamples,
            layout.DeclaredIntervalSeconds,
            hasTimeColumn || layout.IncrementSeconds > 0);
        while (!_atFirst && NextRow())
        {
            _atFirst = Line >= layout.FirstLine;
        }
    }

    public CaptureHeader Header { get; }

    public double TimeResolutionSeconds => _layout.Time switch
    {
        TimeKind.Column => _rounding.Step * _layout.TimeScale,
        TimeKind.IsoColumn => 1e-9,
        _ => 0,
    };

    public double Progress => _bytes > 0 ? Math.Min(1, (double)_rows.ByteOffset / _bytes) : 1;

    public IReadOnlyList<string> Notes => _notes;

    public bool Read(SampleBlock block)
    {
        int count = 0;
        while (count < SampleBlock.Capacity && (_atFirst || NextRow()))
        {
            _atFirst = false;
            ReadOnlySpan<byte> line = _rows.RawRecord;

            // Some close a file with a row of nothing but delimiters.
            bool isEmpty = line[0] == _delimiter ? line.IndexOfAnyExcept(_delimiter, (byte)' ') < 0 : _rows.FieldCount == 1 && Bare(line).IsEmpty;
            if (isEmpty || !ParseRow(line))
            {
                _missing += line[0] == _delimiter || !isEmpty ? 1 : 0;
                continue;
            }

            block.Seconds[count] = _time;
            for (int channel = 0; channel < _row.Length; channel++)
            {
                block.Values[channel][count] = _row[channel];
            }

            count++;
            _samples++;
        }

        block.Count = count;
        if (count == 0)
        {
            Finish();
        }

        return count > 0;
    }

    public void Dispose() => _rows.Dispose();

    /// <summary>Number of the line, from 1. A line that ends in CR CR LF counts as two in the library.</summary>
    private long Line => _hasDoubleReturns ? (_rows.LineNumber + 1) / 2 : _rows.LineNumber;

    /// <summary>Whether the row is the last, and has no line end.</summary>
    private bool IsOpenEnded => _endsOpen && _rows.ByteOffset + _rows.RawRecord.Length >= _bytes;

    private bool NextRow()
    {
        try
        {
            if (!_rows.Read())
            {
                return false;
            }

            _lastLine = Line;
            return true;
        }
        catch (CsvFormatException damage)
        {
            throw new CaptureFormatException(_lastLine + 1, $"the row cannot be read: {damage.Message}");
        }
    }

    /// <summary>Fills the row.</summary>
    /// <returns>False for a row without any value.</returns>
    private bool ParseRow(ReadOnlySpan<byte> line)
    {
        Array.Fill(_row, double.NaN);
        bool hasValue = false;
        bool hasTime = _layout.Time == TimeKind.Counted;
        int cells = Math.Min(_roles.Length, _rows.FieldCount);
        for (int column = 0; column < cells; column++)
        {
            int role = _roles[column];
            if (role == Ignored)
            {
                continue;
            }

            if (role == TimeCell)
            {
                ReadTime(Bare(_rows.GetRawSpan(column)), line);
                hasTime = true;
            }
            else if (ReadValue(column, role))
            {
                hasValue = true;
            }
        }

        if (cells < _roles.Length && (!hasTime || IsOpenEnded || cells <= 1))
        {
            throw Damaged(IsOpenEnded
                ? $"the file ends in the middle of a row: '{Shown(line)}'. It is cut off."
                : $"'{Shown(line)}' has {cells} cells, the head names {_roles.Length} columns.");
        }

        if (_layout.Time == TimeKind.Counted)
        {
            _time = _layout.StartSeconds + (_samples + _missing) * (_layout.IncrementSeconds > 0 ? _layout.IncrementSeconds : 1);
        }

        return hasValue;
    }

    private bool ReadValue(int column, int channel)
    {
        // The library's own parser is the faster one, and knows plain numbers only.
        ReadOnlySpan<byte> cell = default;
        if (!(_point == (byte)'.' && _rows.TryParse(column, out double value) && double.IsFinite(value)))
        {
            cell = Bare(_rows.GetRawSpan(column));
            if (!NumberParser.TryParse(cell, _point, out value, out _, out _))
            {
                value = double.NaN;
            }
        }

        if (!double.IsNaN(value))
        {
            value *= _scales[channel];
            if (Math.Abs(value) > LargestValue)
            {
                throw Damaged($"{Number(value)} is no voltage or current that there could be on a bench.");
            }

            _row[channel] = value;
            return true;
        }

        return IsMissing(cell) ? false : throw Damaged($"'{Shown(cell)}' is not a number.");
    }

    private void ReadTime(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> line)
    {
        double time;
        if (_layout.Time == TimeKind.IsoColumn)
        {
            if (!IsoTime.TryParse(cell, out long nanos))
            {
                throw Damaged($"'{Shown(cell)}' is not a date with a time.");
            }

            _nanosAtStart = _nanosAtStart == long.MinValue ? nanos : _nanosAtStart;
            time = unchecked(nanos - _nanosAtStart) * 1e-9;
        }
        else if (!NumberParser.TryParse(cell, _point, out time, out int lastDigit, out int digits))
        {
            throw Damaged(cell.IsEmpty ? $"'{Shown(line)}' has no time." : $"'{Shown(cell)}' is not a number.");
        }
        else if (_layout.Time == TimeKind.SequenceColumn)
        {
            time = _layout.StartSeconds + time * _layout.IncrementSeconds;
        }
        else
        {
            time *= _layout.TimeScale;
            _rounding.Add(lastDigit, digits);
        }

        Advance(time, cell);
    }

    private void Advance(double time, ReadOnlySpan<byte> cell)
    {
        if (Math.Abs(time) > LargestSeconds)
        {
            throw Damaged($"{Shown(cell)} is no time that a capture could have.");
        }

        if (time < _lastTime)
        {
            // Two rows that the rounding has put in the wrong order by one digit.
            if (_lastTime - time > 1.5 * TimeResolutionSeconds)
            {
                throw Damaged($"the time goes back, from {Number(_lastTime)} s to {Number(time)} s.");
            }

            time = _lastTime;
        }
        else if (time == _lastTime && _layout.Time == TimeKind.SequenceColumn)
        {
            throw Damaged($"the sample number {Shown(cell)} comes twice.");
        }

        _lastTime = time;
        _time = time;
    }

    private void Finish()
    {
        if (_samples == 0)
        {
            throw new CaptureFormatException(Math.Max(1, _lastLine), "the file ends before its first sample.");
        }

        if (_missing > 0)
        {
            AddNote($"{_missing} rows without any value were left out");
        }

        if (_layout.DeclaredSamples is { } declared && _samples + _missing < declared)
        {
            if (_endsOpen)
            {
                throw Damaged($"the file ends here, after {_samples + _missing} of the {declared} samples that its head announces. It is cut off.");
            }

            AddNote($"the head announces {declared} samples, the file holds {_samples + _missing}");
        }
    }

    private void AddNote(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> cell)
    {
        while (!cell.IsEmpty && cell[0] <= (byte)' ')
        {
            cell = cell[1..];
        }

        while (!cell.IsEmpty && cell[^1] <= (byte)' ')
        {
            cell = cell[..^1];
        }

        return cell.Length > 1 && cell[0] == (byte)'"' && cell[^1] == (byte)'"' ? cell[1..^1] : cell;
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

    private static string Shown(ReadOnlySpan<byte> text)
    {
        string shown = Encoding.Latin1.GetString(text[..Math.Min(text.Length, 40)]);
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '·' : letter)) + (text.Length > 40 ? "…" : string.Empty);
    }

    private static string Number(double value) => value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture);

    private CaptureFormatException Damaged(string what) => new(Math.Max(1, _lastLine), what);
}
