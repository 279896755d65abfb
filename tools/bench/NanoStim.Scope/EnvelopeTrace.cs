namespace NanoStim.Scope;

/// <summary>
/// The outline of a signal of any length in bounded memory: its least and greatest value in each of at most
/// <see cref="MaxBins"/> equal stretches of time. Between two samples the signal is a straight line.
/// </summary>
public sealed class EnvelopeTrace
{
    /// <summary>Finer than a picture can show.</summary>
    public const int MaxBins = 2048;

    private readonly double[] _low = new double[MaxBins];
    private readonly double[] _high = new double[MaxBins];
    private double _binSeconds;
    private double _lastSeconds;
    private double _lastValue;

    /// <param name="binSeconds">Length of a stretch to begin with; it doubles whenever the signal outgrows the bins.</param>
    public EnvelopeTrace(double binSeconds = 0.001) => _binSeconds = binSeconds;

    /// <summary>How many stretches hold something.</summary>
    public int Count { get; private set; }

    /// <summary>Time of the last sample in s.</summary>
    public double EndSeconds => _lastSeconds;

    /// <summary>Length of a stretch in s.</summary>
    public double BinSeconds => _binSeconds;

    /// <summary>Middle of a stretch in s.</summary>
    public double SecondsAt(int bin) => (bin + 0.5) * _binSeconds;

    public double LowAt(int bin) => _low[bin];

    public double HighAt(int bin) => _high[bin];

    /// <summary>Takes the next sample.</summary>
    /// <param name="seconds">From 0 on; never before the last.</param>
    /// <param name="value">In any unit.</param>
    public void Add(double seconds, double value)
    {
        if (Count == 0)
        {
            _lastValue = value;
        }

        while (seconds >= MaxBins * _binSeconds)
        {
            Halve();
        }

        int bin = (int)(seconds / _binSeconds);
        int from = Math.Max(0, (int)(_lastSeconds / _binSeconds));
        double slope = seconds > _lastSeconds ? (value - _lastValue) / (seconds - _lastSeconds) : 0;
        for (int passed = from; passed < bin; passed++)
        {
            double atEnd = _lastValue + slope * ((passed + 1) * _binSeconds - _lastSeconds);
            Widen(passed, atEnd);
            Widen(passed + 1, atEnd);
        }

        Widen(bin, value);
        _lastSeconds = seconds;
        _lastValue = value;
    }

    private void Widen(int bin, double value)
    {
        // Bins are filled in their order, so a new one is always the next.
        if (bin == Count)
        {
            _low[bin] = value;
            _high[bin] = value;
            Count++;
            return;
        }

        _low[bin] = Math.Min(_low[bin], value);
        _high[bin] = Math.Max(_high[bin], value);
    }

    private void Halve()
    {
        int half = (Count + 1) / 2;
        for (int bin = 0; bin < half; bin++)
        {
            int left = 2 * bin;
            int right = Math.Min(left + 1, Count - 1);
            _low[bin] = Math.Min(_low[left], _low[right]);
            _high[bin] = Math.Max(_high[left], _high[right]);
        }

        Count = half;
        _binSeconds *= 2;
    }
}
