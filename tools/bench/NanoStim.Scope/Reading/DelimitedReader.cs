namespace NanoStim.Scope.Reading;

/// <summary>Streams the rows of a file whose layout is known. Memory does not depend on the length of the file.</summary>
internal sealed class DelimitedReader : ISampleSource
{
    private const double LargestSeconds = 1e9;

    private readonly LineReader _lines;
    private readonly RowParser _parser;
    private readonly TableLayout _layout;
    private readonly long _bytes;
    private readonly List<string> _notes;
    private readonly RoundingSurvey _rounding = new();
    private readonly Func<string, CaptureFormatException> _damaged;
    private long _samples;
    private long _missing;
    private long _nanosAtStart = long.MinValue;
    private double _lastTime = double.NegativeInfinity;

    /// <param name="stream">The file; is closed with this.</param>
    /// <param name="bytes">Its length, for the progress.</param>
    /// <param name="layout">Where the samples stand.</param>
    /// <param name="head">The first lines.</param>
    public DelimitedReader(Stream stream, long bytes, TableLayout layout, CaptureHead head)
    {
        _layout = layout;
        _bytes = bytes;
        _lines = new LineReader(stream, head.LineEnd);
        _parser = new RowParser(layout, head);
        _notes = [.. layout.Notes];
        _damaged = what => new CaptureFormatException(Math.Max(1, _lines.Lines), what);
        Header = new CaptureHeader(
            layout.Format,
            [.. layout.Channels.Select(channel => channel.Info)],
            layout.MayBeLogic,
            layout.DeclaredSamples,
            layout.DeclaredIntervalSeconds,
            layout.Time != TimeKind.Counted || layout.IncrementSeconds > 0);
        while (_lines.Lines < layout.FirstLine - 1 && _lines.Ensure())
        {
            _lines.Take();
        }
    }

    public CaptureHeader Header { get; }

    public double TimeResolutionSeconds => _layout.Time switch
    {
        TimeKind.Column => _rounding.Step * _layout.TimeScale,
        TimeKind.UnitColumn => _rounding.Step,
        TimeKind.IsoColumn => 1e-9,
        _ => 0,
    };

    public double Progress => _bytes > 0 ? Math.Min(1, (double)_lines.Consumed / _bytes) : 1;

    public IReadOnlyList<string> Notes => _notes;

    public bool Read(SampleBlock block)
    {
        int count = 0;
        while (count < SampleBlock.Capacity && _lines.Ensure())
        {
            count = ReadPlain(block, count);
            if (count == SampleBlock.Capacity || !_lines.Ensure())
            {
                continue;
            }

            ReadOnlySpan<byte> line = _lines.Take();
            if (_parser.IsEmpty(line) || !ParseCells(line))
            {
                _missing += line.Trim((byte)' ').IsEmpty ? 0 : 1;
                continue;
            }

            block.Seconds[count] = TimeOf(line);
            _parser.Store(block, count, _damaged);
            count++;
            _samples++;
        }

        block.Count = count;
        _parser.Finish(block);
        if (count == 0)
        {
            Finish();
        }

        return count > 0;
    }

    public void Dispose() => _lines.Dispose();

    /// <returns>False for a row without any value.</returns>
    private bool ParseCells(ReadOnlySpan<byte> line)
    {
        (int cells, bool hasValue) = _parser.Parse(line, _damaged);
        bool hasTime = _layout.Time == TimeKind.Counted || cells > _layout.TimeColumn;
        if (cells < _parser.Columns && (!hasTime || _lines.EndsOpen || cells <= 1))
        {
            throw _damaged(_lines.EndsOpen
                ? $"the file ends in the middle of a row: '{RowParser.Shown(line)}'. It is cut off."
                : $"'{RowParser.Shown(line)}' has {cells} cells, the head names {_parser.Columns} columns.");
        }

        if (!hasValue && _layout.Time != TimeKind.Counted)
        {
            // The time of a row without values has to be in order as well.
            TimeOf(line);
        }

        return hasValue;
    }

    /// <summary>Reads rows in place, as many as there are whose cells are plain numbers and whose times go on.</summary>
    /// <returns>The first row of the block that is still free.</returns>
    private int ReadPlain(SampleBlock block, int row)
    {
        ReadOnlySpan<byte> text = _lines.Text;
        int first = row;
        int at = 0;
        while (row < SampleBlock.Capacity && at < text.Length - NumberParser.Padding)
        {
            int length = _parser.ParsePlain(text[at..], block, row);
            double time = length > 0 ? PlainTime() : double.NaN;
            bool isColumn = _layout.Time == TimeKind.Column;
            if (!(Math.Abs(time) <= LargestSeconds && (time > _lastTime || (isColumn && time == _lastTime))))
            {
                break;
            }

            if (isColumn)
            {
                _rounding.Add(_parser.Time.LastDigit, _parser.Time.Digits);
            }

            _lastTime = time;
            block.Seconds[row++] = time;
            _samples++;
            at += length;
        }

        _lines.Skip(at, row - first);
        return row;
    }

    private double PlainTime() => _layout.Time switch
    {
        TimeKind.Counted => _layout.StartSeconds + (_samples + _missing) * (_layout.IncrementSeconds > 0 ? _layout.IncrementSeconds : 1),
        TimeKind.SequenceColumn => _layout.StartSeconds + _parser.Time.Value * _layout.IncrementSeconds,
        _ => _parser.Time.Value * _layout.TimeScale,
    };

    private double TimeOf(ReadOnlySpan<byte> line)
    {
        ParsedNumber cell = _parser.Time;
        switch (_layout.Time)
        {
            case TimeKind.Counted:
                return PlainTime();
            case TimeKind.SequenceColumn:
                return InOrder(_layout.StartSeconds + cell.Value * _layout.IncrementSeconds, line);
            case TimeKind.IsoColumn:
                if (!IsoTime.TryParse(line[_parser.TimeRange], out long nanos))
                {
                    throw _damaged($"'{RowParser.Shown(line[_parser.TimeRange])}' is not a date with a time.");
                }

                _nanosAtStart = _nanosAtStart == long.MinValue ? nanos : _nanosAtStart;
                return InOrder(unchecked(nanos - _nanosAtStart) * 1e-9, line);
            case TimeKind.UnitColumn:
                if (!UnitTime.TryParse(line[_parser.TimeRange], out ParsedNumber seconds))
                {
                    throw _damaged($"'{RowParser.Shown(line[_parser.TimeRange])}' is not a time with its unit.");
                }

                _rounding.Add(seconds.LastDigit, seconds.Digits);
                return InOrder(seconds.Value, line);
            default:
                _rounding.Add(cell.LastDigit, cell.Digits);
                return InOrder(cell.Value * _layout.TimeScale, line);
        }
    }

    private double InOrder(double time, ReadOnlySpan<byte> line)
    {
        if (Math.Abs(time) > LargestSeconds)
        {
            throw _damaged($"{RowParser.Shown(line[_parser.TimeRange])} is no time that a capture could have.");
        }

        if (time < _lastTime)
        {
            // Two rows that the rounding has put in the wrong order by one digit.
            if (_lastTime - time > 1.5 * TimeResolutionSeconds)
            {
                throw _damaged($"the time goes back, from {Number(_lastTime)} s to {Number(time)} s.");
            }

            time = _lastTime;
        }
        else if (time == _lastTime && _layout.Time == TimeKind.SequenceColumn)
        {
            throw _damaged($"the sample number {RowParser.Shown(line[_parser.TimeRange])} comes twice.");
        }

        _lastTime = time;
        return time;
    }

    private void Finish()
    {
        if (_samples == 0)
        {
            throw _damaged("the file ends before its first sample.");
        }

        if (_samples == 1)
        {
            throw _damaged("there is one row of samples only, which shows no signal: save all points of the memory.");
        }

        if (_missing > 0)
        {
            AddNote($"{_missing} rows without any value were left out");
        }

        if (_layout.DeclaredSamples is { } declared && _samples + _missing < declared)
        {
            if (_lines.EndsOpen)
            {
                throw _damaged($"the file ends here, after {_samples + _missing} of the {declared} samples that its head announces. It is cut off.");
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

    private static string Number(double value) => value.ToString("G9", System.Globalization.CultureInfo.InvariantCulture);
}
