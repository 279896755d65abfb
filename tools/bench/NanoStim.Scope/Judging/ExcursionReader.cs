namespace NanoStim.Scope.Judging;

/// <summary>
/// Splits a current into excursions and the rests between them, sample by sample. Only the samples of the excursion under way are kept.
/// </summary>
internal sealed class ExcursionReader
{
    private readonly double _enter;
    private readonly double _leave;
    private readonly double _margin;
    private readonly List<double> _seconds = [];
    private readonly List<double> _amps = [];
    private int _side;
    private bool _sawStart;
    private int _fellAt = -1;
    private double _lastSeconds = double.NaN;
    private double _lastAmps;
    private double _restStart = double.NaN;
    private double _restCharge;
    private double _restLength;
    private long _restSamples;
    private double _tailCharge;
    private double _tailLength;
    private long _tailSamples;
    private readonly Queue<(double Seconds, double Charge, double Length)> _tail = new();

    /// <param name="threshold">Magnitude in A from which on current flows.</param>
    /// <param name="margin">What is next to an edge and belongs to no rest, in s; 0 where rows stand only where something changes, with lines between them.</param>
    public ExcursionReader(double threshold, double margin)
    {
        _enter = threshold;
        _leave = threshold / 2;
        _margin = margin;
    }

    /// <summary>Excursions in the order of time.</summary>
    public List<Excursion> Excursions { get; } = [];

    /// <summary>Rests in the order of time.</summary>
    public List<Rest> Rests { get; } = [];

    /// <summary>Time of the first sample.</summary>
    public double StartSeconds { get; private set; } = double.NaN;

    /// <summary>Time of the last sample.</summary>
    public double EndSeconds => _seconds.Count > 0 ? _seconds[^1] : _lastSeconds;

    /// <summary>Takes the next sample.</summary>
    public void Add(double seconds, double amps)
    {
        if (double.IsNaN(StartSeconds))
        {
            StartSeconds = seconds;
            _restStart = seconds;
        }

        if (_side == 0)
        {
            AddOutside(seconds, amps);
            return;
        }

        _seconds.Add(seconds);
        _amps.Add(amps);
        if (_side * amps >= _leave)
        {
            _fellAt = -1;
            return;
        }

        _fellAt = _fellAt < 0 ? _seconds.Count - 1 : _fellAt;

        // Noise on a slow edge crosses the level again and again: it is over when it stays over.
        if (seconds - _seconds[_fellAt] >= _margin || -_side * amps >= _enter)
        {
            EndExcursion();
        }
    }

    /// <summary>Ends the capture.</summary>
    public void Finish()
    {
        if (_side != 0 && _fellAt >= 0)
        {
            EndExcursion();
        }

        if (_side != 0)
        {
            Close(isWhole: false);
        }
        else
        {
            EndRest(_lastSeconds);
        }
    }

    private void AddOutside(double seconds, double amps)
    {
        if (Math.Abs(amps) < _enter)
        {
            CountRest(seconds, amps);
        }
        else
        {
            EndRest(seconds);
            _side = Math.Sign(amps);
            _fellAt = -1;
            _sawStart = !double.IsNaN(_lastSeconds);
            if (_sawStart)
            {
                _seconds.Add(_lastSeconds);
                _amps.Add(_lastAmps);
            }

            _seconds.Add(seconds);
            _amps.Add(amps);
        }

        _lastSeconds = seconds;
        _lastAmps = amps;
    }

    /// <summary>Ends the excursion where it fell; what came after is taken again, as rest or as the next excursion.</summary>
    private void EndExcursion()
    {
        // From one polarity to the other in a single step: that sample is the end of this one and the beginning of the next.
        int kept = _fellAt + 1;
        int again = -_side * _amps[_fellAt] >= _enter ? _fellAt : kept;
        double lastSeconds = _seconds[Math.Max(0, again - 1)];
        double lastAmps = _amps[Math.Max(0, again - 1)];
        (double Seconds, double Amps)[] after = [.. _seconds.Skip(again).Zip(_amps.Skip(again))];
        _seconds.RemoveRange(kept, _seconds.Count - kept);
        _amps.RemoveRange(kept, _amps.Count - kept);
        Close(isWhole: _sawStart);
        (_lastSeconds, _lastAmps) = (lastSeconds, lastAmps);
        BeginRest(_lastSeconds);
        foreach ((double seconds, double amps) in after)
        {
            Add(seconds, amps);
        }
    }

    private void BeginRest(double seconds)
    {
        _restStart = seconds;
        (_restCharge, _restLength, _restSamples) = (0, 0, 0);
        (_tailCharge, _tailLength, _tailSamples) = (0, 0, 0);
        _tail.Clear();
    }

    /// <summary>What is nearer to the next edge than the margin is taken back when that edge comes.</summary>
    private void CountRest(double seconds, double amps)
    {
        double length = seconds - _lastSeconds;
        if (double.IsNaN(length) || !(seconds - length >= _restStart + _margin))
        {
            return;
        }

        double charge = (amps + _lastAmps) / 2 * length;
        _restCharge += charge;
        _restLength += length;
        _restSamples++;
        if (_margin == 0)
        {
            return;
        }

        _tail.Enqueue((seconds, charge, length));
        _tailCharge += charge;
        _tailLength += length;
        _tailSamples++;
        while (_tail.Count > 0 && _tail.Peek().Seconds < seconds - _margin)
        {
            (_, double old, double oldLength) = _tail.Dequeue();
            _tailCharge -= old;
            _tailLength -= oldLength;
            _tailSamples--;
        }
    }

    private void EndRest(double seconds)
    {
        long samples = _restSamples - _tailSamples;
        double length = _restLength - _tailLength;
        double mean = samples > 0 && length > 0 ? (_restCharge - _tailCharge) / length : double.NaN;
        Rests.Add(new Rest(_restStart, seconds, mean, Math.Max(0, samples), Math.Max(0, length)));
    }

    private void Close(bool isWhole)
    {
        Excursions.Add(new ExcursionMeasurer(_seconds, _amps, _side, _margin).Measure(isWhole, _sawStart));
        (_lastSeconds, _lastAmps) = (_seconds[^1], _amps[^1]);
        _side = 0;
        _fellAt = -1;
        _seconds.Clear();
        _amps.Clear();
    }
}
