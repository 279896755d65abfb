using System.Numerics;

namespace NanoStim.Scope.Measuring;

/// <summary>First look at the times of a capture.</summary>
internal sealed class TimeSurvey
{
    // Spacings that differ by less than this, beyond rounding, are one spacing.
    private const double EvenShare = 0.02;

    // Where so many of the spacings are one, the others are places where samples were lost.
    private const double SampledShare = 0.9;

    private double _first = double.NaN;
    private double _last = double.NaN;
    private double _shortest = double.PositiveInfinity;
    private double _longest;
    private long _rows;
    private double _usual = double.NaN;
    private long _votes;
    private long _asUsual;
    private double _lost;
    private double _firstLost = double.NaN;

    /// <summary>Takes times, and says for how long each row stands: half of the way to both neighbours.</summary>
    /// <param name="seconds">Times in order.</param>
    /// <param name="weights">Is filled; the last row of a block gets the way to the one before only.</param>
    public void Add(ReadOnlySpan<double> seconds, Span<double> weights)
    {
        if (_votes > 0 && seconds.Length > 1 && AddAsUsual(seconds, weights))
        {
            return;
        }

        double before = double.IsNaN(_last) ? seconds[0] : _last;
        for (int at = 0; at < seconds.Length; at++)
        {
            double step = seconds[at] - before;
            weights[at] = step / 2;
            if (at > 0)
            {
                weights[at - 1] += step / 2;
            }

            if (at > 0 || _rows > 0)
            {
                _shortest = Math.Min(_shortest, step);
                _longest = Math.Max(_longest, step);
                Count(step, before);
            }

            before = seconds[at];
        }

        _first = _rows == 0 ? seconds[0] : _first;
        _last = before;
        _rows += seconds.Length;
    }

    /// <summary>Whether the samples cannot be evenly spaced any more, however the times are rounded.</summary>
    /// <param name="resolution">Rounding of the times in s.</param>
    public bool IsUneven(double resolution) =>
        _rows > 1 && _longest - _shortest > 2.1 * resolution + EvenShare * _longest && _longest > 2 * _shortest;

    /// <param name="resolution">Rounding of the times in s.</param>
    /// <param name="declared">The interval that the head of the file announces, or null.</param>
    public TimeBase Result(double resolution, double? declared)
    {
        double span = _last - _first;
        double mean = _rows > 1 ? span / (_rows - 1) : declared ?? 0;
        bool even = _rows > 1 && span > 0 && _longest - _shortest <= 2.1 * resolution + EvenShare * mean;
        if (even && declared is { } interval && interval > 0 && Math.Abs(interval - mean) * _rows <= 2 * resolution + mean)
        {
            mean = interval;
        }

        if (!even && _lost > 0 && _asUsual >= SampledShare * (_rows - 1))
        {
            return new TimeBase(even, _first, _usual, resolution, _rows, _last) { LostSamples = (long)Math.Round(_lost), FirstLostSeconds = _firstLost };
        }

        return new TimeBase(even, _first, mean, resolution, _rows, _last);
    }

    /// <summary>Takes times all of which have the usual spacing, several at a time.</summary>
    /// <returns>False where one has another.</returns>
    private bool AddAsUsual(ReadOnlySpan<double> seconds, Span<double> weights)
    {
        // First the step before each row, from which the weight follows.
        Span<double> steps = weights[..seconds.Length];
        steps[0] = seconds[0] - _last;
        int at = 1;
        for (; at + Vector<double>.Count <= seconds.Length; at += Vector<double>.Count)
        {
            (new Vector<double>(seconds[at..]) - new Vector<double>(seconds[(at - 1)..])).CopyTo(steps[at..]);
        }

        for (; at < seconds.Length; at++)
        {
            steps[at] = seconds[at] - seconds[at - 1];
        }

        if (!SampleBounds.TryFind(steps, out double shortest, out double longest) || !(shortest > 0.75 * _usual) || !(longest < 1.25 * _usual))
        {
            return false;
        }

        Vector<double> half = new(0.5);
        for (at = 0; at + Vector<double>.Count < steps.Length; at += Vector<double>.Count)
        {
            (half * (new Vector<double>(steps[at..]) + new Vector<double>(steps[(at + 1)..]))).CopyTo(steps[at..]);
        }

        for (; at < steps.Length; at++)
        {
            steps[at] = (steps[at] + (at + 1 < steps.Length ? steps[at + 1] : 0)) / 2;
        }

        (_shortest, _longest) = (Math.Min(_shortest, shortest), Math.Max(_longest, longest));
        _votes += steps.Length;
        _asUsual += steps.Length;
        _rows += steps.Length;
        _last = seconds[^1];
        return true;
    }

    /// <summary>The spacing that most rows have wins every vote; what is far longer than it is counted as lost samples.</summary>
    private void Count(double step, double before)
    {
        if (_votes == 0)
        {
            (_usual, _asUsual, _lost, _firstLost) = (step, 0, 0, double.NaN);
        }

        bool isUsual = step > 0.75 * _usual && step < 1.25 * _usual;
        _votes += isUsual ? 1 : -1;
        _asUsual += isUsual ? 1 : 0;
        if (step > 1.5 * _usual)
        {
            _firstLost = double.IsNaN(_firstLost) ? before : _firstLost;
            _lost += (step / _usual) - 1;
        }
    }
}
