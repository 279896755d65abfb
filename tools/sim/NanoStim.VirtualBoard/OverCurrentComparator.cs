namespace NanoStim.VirtualBoard;

/// <summary>A comparator with the filter before it: sees too much current where the filtered voltage reaches its threshold.</summary>
internal sealed class OverCurrentComparator
{
    private readonly double _thresholdVolts;
    private readonly LowPass _filter;
    private readonly Waveform _input = new();

    internal OverCurrentComparator(double thresholdVolts, double filterSeconds)
    {
        _thresholdVolts = thresholdVolts;
        _filter = new LowPass(filterSeconds);
    }

    /// <summary>Begins a segment: this current over this resistance.</summary>
    internal void Begin(Waveform amps, double ohms)
    {
        _input.SetScaled(amps, ohms, 0);
        _filter.Begin(_input);
    }

    internal void End(double seconds) => _filter.Fold(seconds);

    /// <summary>Whether it sees too much current.</summary>
    internal bool IsOverCurrent(double seconds) => _filter.Value(seconds) >= _thresholdVolts;

    /// <summary>When it crosses within the horizon, in seconds; infinite if it does not.</summary>
    internal double OverCurrentAfter(double horizonSeconds)
    {
        if (_filter.Start < _thresholdVolts && _input.UpperBound() < _thresholdVolts)
        {
            return double.PositiveInfinity;
        }

        if (_filter.Start >= _thresholdVolts)
        {
            return 0;
        }

        // The filter is quick against all that moves its input, so the first crossing lies within a few of its time constants
        // or at the pace of the input; samples at octaves see both.
        double before = 0;
        for (int octave = -24; octave <= 0; octave++)
        {
            double at = Math.ScaleB(horizonSeconds, octave);
            if (IsOverCurrent(at))
            {
                return Bisect(before, at);
            }

            before = at;
        }

        return double.PositiveInfinity;
    }

    private double Bisect(double low, double high)
    {
        while (high - low > 1e-12)
        {
            double middle = (low + high) / 2;
            if (IsOverCurrent(middle))
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }
}
