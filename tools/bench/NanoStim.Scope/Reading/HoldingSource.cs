namespace NanoStim.Scope.Reading;

/// <summary>
/// A capture of levels that hold until they change, as runs of equal samples. A long run is given as its first and its last row, a short one
/// as all of its rows: a channel of a logic analyser takes the time of its edges, not of its samples, and the rows look evenly spaced only
/// where all of them are there.
/// </summary>
internal abstract class HoldingSource : ISampleSource
{
    // Gaps are then one tick or more than three, which nothing takes for even spacing.
    private const int ShortRun = 4;

    private readonly List<string> _notes = [];
    private long _start;
    private long _length;
    private long _offset;
    private long _rows;
    private bool _hasGaps;

    public abstract CaptureHeader Header { get; }

    /// <summary>One tick, where rows are left out: an edge lies somewhere within the tick before the row that shows it.</summary>
    public double TimeResolutionSeconds => _hasGaps ? TickSeconds : 0;

    public abstract double Progress { get; }

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Time of the first sample in s.</summary>
    protected virtual double StartSeconds => 0;

    /// <summary>Time between two samples in s.</summary>
    protected abstract double TickSeconds { get; }

    /// <summary>By channel, during the run.</summary>
    protected abstract double[] Levels { get; }

    public bool Read(SampleBlock block)
    {
        int count = 0;
        (double tick, double[] levels) = (TickSeconds, Levels);
        while (count < SampleBlock.Capacity && (_offset < _length || Next()))
        {
            block.Seconds[count] = StartSeconds + (_start + _offset) * tick;
            for (int channel = 0; channel < levels.Length; channel++)
            {
                block.Values[channel][count] = levels[channel];
            }

            count++;
            Advance();
        }

        _rows += count;
        block.Count = count;
        if (count == 0)
        {
            Finish();
        }

        return count > 0;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Sets <see cref="Levels"/> to those of the next run.</summary>
    /// <returns>How many ticks it lasts; 0 at the end.</returns>
    protected abstract long NextRun();

    protected abstract void Dispose(bool disposing);

    protected void AddNote(string note)
    {
        if (!_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    private bool Next()
    {
        _start += _length;
        _length = NextRun();
        _offset = 0;
        return _length > 0;
    }

    private void Advance()
    {
        // Also the second row of the file: a single run is not two evenly spaced samples.
        bool isDense = _length <= ShortRun || (_start == 0 && _offset == 0);
        _hasGaps |= !isDense;
        _offset = isDense || _offset == _length - 1 ? _offset + 1 : _length - 1;
    }

    private void Finish()
    {
        if (_start < 2)
        {
            throw new CaptureFormatException(1, _start == 0 ? "the capture holds no samples." : "there is one sample only, which shows no signal.");
        }

        if (_hasGaps)
        {
            AddNote($"{_start} samples, of which the {_rows} before and after changes were looked at");
        }
    }
}
