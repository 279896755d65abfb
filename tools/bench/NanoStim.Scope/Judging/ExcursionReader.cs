namespace NanoStim.Scope.Judging;

/// <summary>
/// Splits a current into excursions and the rests between them, sample by sample. Only the samples of the excursion under way are kept.
/// </summary>
internal sealed class ExcursionReader
{
    // A phase has its amplitude within this share of its width.
    private const double EdgeShare = 0.1;
    private const int Exact = 1_000_000;

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
        Excursions.Add(Measure(isWhole));
        (_lastSeconds, _lastAmps) = (_seconds[^1], _amps[^1]);
        _side = 0;
        _fellAt = -1;
        _seconds.Clear();
        _amps.Clear();
    }

    private Excursion Measure(bool isWhole)
    {
        int last = _seconds.Count - 1;
        double middle = MeanBetween(_seconds[0] + (0.3 * (_seconds[last] - _seconds[0])), _seconds[0] + (0.7 * (_seconds[last] - _seconds[0])));
        double start = CrossingOut(0.5 * middle);
        double end = CrossingBack(0.5 * middle);
        double margin = Math.Max(EdgeShare * (end - start), Math.Min(_margin, 0.3 * (end - start)));
        (double from, double to) = (start + margin, end - margin);
        double amplitude = MeanBetween(from, to);
        double third = (to - from) / 3;
        (int peak, int lowest, int inner) = Extremes(from, to);

        // Lines between rows are as good as any number of samples.
        inner = _margin == 0 ? Exact : inner;
        return new Excursion
        {
            Side = _side,
            IsWhole = isWhole,
            Start = start,
            End = end,
            Amplitude = amplitude,
            Droop = MeanBetween(from, from + third) - MeanBetween(to - third, to),
            Peak = _side * _amps[peak],
            PeakSeconds = _seconds[peak],
            Lowest = lowest >= 0 ? Math.Min(_side * _amps[lowest], amplitude) : amplitude,
            LowestSeconds = _seconds[Math.Max(0, lowest)],
            Charge = Charge(),
            FootCharge = Charge(_seconds[0], start) + Charge(end, _seconds[last]),
            Rise = _sawStart ? CrossingOut(0.8 * amplitude) - CrossingOut(0.2 * amplitude) : double.NaN,
            InnerSamples = inner,
        };
    }

    private (int Peak, int Lowest, int Inner) Extremes(double from, double to)
    {
        int peak = 0;
        int lowest = -1;
        int inner = 0;
        for (int at = 0; at < _seconds.Count; at++)
        {
            peak = _side * _amps[at] > _side * _amps[peak] ? at : peak;
            if (_seconds[at] >= from && _seconds[at] <= to)
            {
                lowest = lowest < 0 || _side * _amps[at] < _side * _amps[lowest] ? at : lowest;
                inner++;
            }
        }

        return (peak, lowest, inner);
    }

    /// <summary>Where the magnitude first reaches a level.</summary>
    private double CrossingOut(double level)
    {
        for (int at = 0; at < _seconds.Count; at++)
        {
            if (_side * _amps[at] >= level)
            {
                return at == 0 ? _seconds[0] : Between(at - 1, at, level);
            }
        }

        return _seconds[0];
    }

    /// <summary>Where the magnitude is last above a level.</summary>
    private double CrossingBack(double level)
    {
        for (int at = _seconds.Count - 1; at >= 0; at--)
        {
            if (_side * _amps[at] >= level)
            {
                return at == _seconds.Count - 1 ? _seconds[at] : Between(at, at + 1, level);
            }
        }

        return _seconds[^1];
    }

    private double Between(int before, int after, double level)
    {
        double rise = _side * (_amps[after] - _amps[before]);
        double share = rise == 0 ? 1 : Math.Clamp((level - (_side * _amps[before])) / rise, 0, 1);
        return _seconds[before] + (share * (_seconds[after] - _seconds[before]));
    }

    private double Charge()
    {
        double charge = 0;
        for (int at = 1; at < _seconds.Count; at++)
        {
            double low = Math.Max(0, _side * _amps[at - 1]);
            double high = Math.Max(0, _side * _amps[at]);
            double length = _seconds[at] - _seconds[at - 1];

            // From one polarity to the other: only the part on this side is of this phase.
            double swing = Math.Abs(_amps[at] - _amps[at - 1]);
            bool crosses = _amps[at] * _amps[at - 1] < 0;
            charge += crosses ? Math.Max(low, high) / 2 * length * (Math.Max(low, high) / swing) : (low + high) / 2 * length;
        }

        return charge;
    }

    /// <summary>Charge of this side between two times.</summary>
    private double Charge(double from, double to)
    {
        double charge = 0;
        for (int at = 1; at < _seconds.Count; at++)
        {
            double left = Math.Max(from, _seconds[at - 1]);
            double right = Math.Min(to, _seconds[at]);
            charge += right > left ? (right - left) * (Math.Max(0, Value(at, left)) + Math.Max(0, Value(at, right))) / 2 : 0;
        }

        return charge;
    }

    private double MeanBetween(double from, double to)
    {
        double charge = 0;
        double length = 0;
        for (int at = 1; at < _seconds.Count; at++)
        {
            double left = Math.Max(from, _seconds[at - 1]);
            double right = Math.Min(to, _seconds[at]);
            if (!(right > left))
            {
                continue;
            }

            charge += (right - left) * (Value(at, left) + Value(at, right)) / 2;
            length += right - left;
        }

        return length > 0 ? charge / length : _side * _amps[_seconds.Count / 2];
    }

    private double Value(int at, double seconds)
    {
        double span = _seconds[at] - _seconds[at - 1];
        double share = span > 0 ? (seconds - _seconds[at - 1]) / span : 1;
        return _side * (_amps[at - 1] + (share * (_amps[at] - _amps[at - 1])));
    }
}
