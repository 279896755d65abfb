namespace NanoStim.Scope.Measuring;

/// <summary>
/// Finds the excursions to one side of rest. It follows the signal over a ladder of levels, so that the edges of each pulse can be
/// taken at half of its own height, which is only known at its end, without keeping samples. Between two samples the signal is a line.
/// </summary>
internal sealed class PulseDetector
{
    private const int Rungs = 40;

    // In rungs: a level on a rung must not fall below it, where there may be no crossing.
    private const double Rounding = 1e-9;

    private readonly int _side;
    private readonly double _rest;
    private readonly double _step;
    private readonly double _perStep;
    private readonly int _enter;
    private readonly int _leave;

    // Rung of what is on the other side of rest: where a pulse is over above rest already, no edge is taken near zero, and its crossings tell nothing.
    private readonly int _floor;
    private readonly double[] _out = new double[Rungs + 1];
    private readonly double[] _back = new double[Rungs + 1];
    private readonly double[] _outGap = new double[Rungs + 1];
    private readonly double[] _backGap = new double[Rungs + 1];
    private readonly double _edgeShare;
    private readonly Action<Pulse> _found;
    private double _lastSeconds = double.NaN;
    private double _last;
    private int _lastRung;
    private int _restsUntil;
    private bool _isOut;
    private bool _sawStart;
    private int _highest;
    private double _peak;
    private double _area;
    private double _square;

    /// <param name="side">+1 or -1.</param>
    /// <param name="rest">Level between pulses.</param>
    /// <param name="height">The greatest excursion.</param>
    /// <param name="noise">What does not count, as a distance from rest: a few standard deviations, or the resolution.</param>
    /// <param name="edgeShare">Where edges are taken, as a share of the plateau: 0.5, or 0 where there is no rest between two polarities.</param>
    /// <param name="found">Takes each pulse when it is over.</param>
    public PulseDetector(int side, double rest, double height, double noise, double edgeShare, Action<Pulse> found)
    {
        _side = side;
        _rest = rest;
        _step = height / Rungs;
        _perStep = Rungs / height;
        _enter = Math.Clamp((int)Math.Ceiling(1.5 * noise * _perStep), 3, Rungs / 2);
        _leave = edgeShare > 0 ? Math.Max(1, _enter / 2) : 0;
        _floor = _leave > 0 ? 0 : -1;
        _edgeShare = edgeShare;
        _found = found;

        // What was never crossed has no time.
        Array.Fill(_out, double.NaN);
        Array.Fill(_back, double.NaN);
    }

    /// <summary>Begins another stretch of samples, which <see cref="RestsUntil"/> looks at.</summary>
    public void Begin() => _restsUntil = 0;

    /// <summary>Up to which sample, itself not included, the signal has no pulse on this side, so that <see cref="Rest"/> may take all of them together.</summary>
    /// <param name="values">The stretch, all with a value.</param>
    /// <param name="at">The next sample.</param>
    public int RestsUntil(ReadOnlySpan<double> values, int at)
    {
        if (_floor < 0 || _isOut || _lastRung > 0 || double.IsNaN(_lastSeconds))
        {
            return at;
        }

        if (_restsUntil <= at)
        {
            _restsUntil = at + SampleBounds.CountBelow(values[at..], _rest, _side * _perStep, 1);
        }

        return _restsUntil;
    }

    /// <summary>Takes samples without a pulse, of which the last is given.</summary>
    public void Rest(double seconds, double value)
    {
        _lastSeconds = seconds;
        _last = _side * (value - _rest);
    }

    /// <summary>Takes a sample.</summary>
    public void Add(double seconds, double value)
    {
        double height = _side * (value - _rest);
        int rung = height <= 0 ? (height < 0 ? _floor : 0) : (int)Math.Min(height * _perStep, Rungs);
        if (double.IsNaN(_lastSeconds))
        {
            _isOut = rung >= _enter;
            _highest = rung;
            _peak = Math.Max(0, height);
        }
        else
        {
            Step(seconds, height, rung);
        }

        _lastSeconds = seconds;
        _last = height;
        _lastRung = rung;
    }

    /// <summary>Ends the capture: a pulse under way is reported as incomplete.</summary>
    public void Finish()
    {
        if (_isOut)
        {
            Report(complete: false);
        }
    }

    private void Step(double seconds, double height, int rung)
    {
        if (rung > _lastRung)
        {
            for (int k = Math.Max(0, _lastRung + 1); k <= rung; k++)
            {
                if (!_isOut || k > _highest)
                {
                    _out[k] = Crossing(k, seconds, height);
                    _outGap[k] = seconds - _lastSeconds;
                }
            }
        }
        else if (rung < _lastRung)
        {
            for (int k = Math.Max(0, rung + 1); k <= _lastRung; k++)
            {
                _back[k] = Crossing(k, seconds, height);
                _backGap[k] = seconds - _lastSeconds;
            }
        }

        if (!_isOut && rung >= _enter)
        {
            _isOut = true;
            _sawStart = true;
            _highest = rung;
            _peak = 0;
            _area = 0;
            _square = 0;
        }

        if (!_isOut)
        {
            return;
        }

        Integrate(seconds - _lastSeconds, _last, height);
        _peak = Math.Max(_peak, height);
        _highest = Math.Max(_highest, rung);
        if (rung < _leave)
        {
            Report(complete: _sawStart);
            _isOut = false;
        }
    }

    /// <summary>What is on the other side of rest belongs to the other detector.</summary>
    private void Integrate(double length, double from, double to)
    {
        if (from < 0)
        {
            length *= to > 0 ? to / (to - from) : 0;
            from = 0;
        }
        else if (to < 0)
        {
            length *= from / (from - to);
            to = 0;
        }

        _area += (from + to) / 2 * length;
        _square += (from * from + from * to + to * to) / 3 * length;
    }

    private double Crossing(int rung, double seconds, double height)
    {
        if (seconds == _lastSeconds)
        {
            // The edge of a level that holds.
            return seconds;
        }

        double rise = height - _last;
        double share = rise == 0 ? 1 : Math.Clamp((rung * _step - _last) / rise, 0, 1);
        return _lastSeconds + share * (seconds - _lastSeconds);
    }

    private void Report(bool complete)
    {
        Pulse pulse = new() { Side = _side, IsComplete = complete, Peak = _peak, Area = _area, SquareArea = _square };
        double level = EdgeLevel(_peak);
        if (complete)
        {
            // First by the peak, then by the plateau that follows from it.
            for (int round = 0; round < 2; round++)
            {
                pulse.Start = At(_out, level);
                pulse.End = At(_back, level);
                pulse.Plateau = pulse.Width > 0 ? Math.Min(_area / pulse.Width, _peak) : _peak;
                level = EdgeLevel(pulse.Plateau);
            }

            int rung = RungAt(level);
            pulse.EdgeGap = (_outGap[rung] + _backGap[rung]) / 2;
            pulse.Rise = 0.1 * pulse.Plateau >= _step && _highest > 1 && 0.9 * pulse.Plateau <= _highest * _step
                ? At(_out, 0.9 * pulse.Plateau) - At(_out, 0.1 * pulse.Plateau)
                : double.NaN;
        }

        if (!complete || !(pulse.Width > 0))
        {
            pulse.IsComplete = false;
            pulse.Start = _sawStart ? At(_out, level) : double.NaN;
            pulse.End = _sawStart ? double.NaN : At(_back, level);
            pulse.Plateau = _peak;
            pulse.Rise = double.NaN;
        }

        _sawStart = true;
        _found(pulse);
    }

    /// <summary>Never below where the pulse is given up as over: what is crossed after that is not known yet.</summary>
    private double EdgeLevel(double plateau) => Math.Max(_edgeShare * plateau, _leave * _step);

    private int RungAt(double level) => Math.Clamp((int)Math.Round(level * _perStep), 0, Math.Max(0, _highest));

    /// <summary>When a level was crossed, between the two rungs around it.</summary>
    private double At(double[] crossings, double level)
    {
        int below = Math.Clamp((int)((level * _perStep) + Rounding), 0, Math.Max(0, _highest - 1));
        double part = Math.Clamp(level * _perStep - below, 0, 1);
        int above = Math.Min(below + 1, Math.Max(0, _highest));
        return crossings[below] + part * (crossings[above] - crossings[below]);
    }
}
