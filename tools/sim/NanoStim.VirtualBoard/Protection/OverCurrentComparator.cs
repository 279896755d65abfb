namespace NanoStim.VirtualBoard;

/// <summary>A comparator with the filter before it: sees too much current where the filtered voltage reaches its threshold.</summary>
internal sealed class OverCurrentComparator
{
    // The quickest filter has 0.7 us; the longest horizon is a second, of which this is 60 ns.
    private const int Octaves = 24;

    private readonly double _thresholdVolts;
    private readonly double _filterFarads;
    private readonly double _filterOhms;
    private readonly double _testOhms;
    private readonly LowPass _filter;
    private readonly Waveform _input = new();
    private readonly Waveform _margin = new();

    internal OverCurrentComparator(double thresholdVolts, FrontEndParameters parameters)
    {
        _thresholdVolts = thresholdVolts;
        _filterOhms = parameters.TripFilterOhms;
        _filterFarads = parameters.TripFilterSeconds / parameters.TripFilterOhms;
        _testOhms = parameters.TestOhms;
        _filter = new LowPass(parameters.TripFilterSeconds);
    }

    /// <summary>Begins a segment.</summary>
    /// <param name="volts">What comes to the filter.</param>
    /// <param name="testVolts">What the comparator test puts on the filtered input through its own resistor; null without it.</param>
    internal void Begin(Waveform volts, double? testVolts)
    {
        if (testVolts is double test)
        {
            double ofTest = _filterOhms / (_filterOhms + _testOhms);
            _input.SetScaled(volts, 1 - ofTest, test * ofTest);
            _filter.Begin(_input, FrontEndParameters.Parallel(_filterOhms, _testOhms) * _filterFarads);
        }
        else
        {
            _input.SetScaled(volts, 1, 0);
            _filter.Begin(_input);
        }
    }

    internal void End(double seconds) => _filter.Fold(seconds);

    /// <summary>Whether it sees too much current.</summary>
    internal bool IsOverCurrent(double seconds) => _filter.Value(seconds) >= _thresholdVolts;

    /// <summary>When it crosses within the horizon, in seconds; infinite if it does not.</summary>
    internal double OverCurrentAfter(double horizonSeconds)
    {
        if (_filter.Start >= _thresholdVolts)
        {
            return 0;
        }

        if (_input.UpperBound() < _thresholdVolts)
        {
            return double.PositiveInfinity;
        }

        _filter.WriteMargin(_thresholdVolts, _margin);
        return Crossing.FirstBelowZero(_margin, horizonSeconds, 0, Octaves);
    }
}
