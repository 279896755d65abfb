namespace NanoStim.VirtualBoard;

/// <summary>
/// What the board measures of a segment: peak-hold and average of the sensed current, peak-hold of the voltage across the
/// bridge (sampled only while the bridge conducts), and the filter before the comparator.
/// </summary>
internal sealed class Sensing
{
    private readonly FrontEndParameters _parameters;
    private readonly PeakHold _peakCurrent;
    private readonly PeakHold _peakVoltage;
    private readonly LowPass _mean;
    private readonly LowPass _trip;
    private readonly Waveform _sense = new();

    internal Sensing(FrontEndParameters parameters)
    {
        _parameters = parameters;
        _peakCurrent = new PeakHold(parameters.PeakChargeSeconds, parameters.CurrentDroopSeconds);
        _peakVoltage = new PeakHold(parameters.PeakChargeSeconds, parameters.VoltageDroopSeconds);
        _mean = new LowPass(parameters.MeanSeconds);
        _trip = new LowPass(parameters.TripFilterSeconds);
    }

    /// <summary>Begins a segment: the sink current over this sense resistance.</summary>
    internal void Begin(CurrentPath path, double senseOhms)
    {
        _sense.SetScaled(path.SinkAmps, senseOhms, 0);
        _mean.Begin(_sense);
        _trip.Begin(_sense);
    }

    internal void End(CurrentPath path, double seconds)
    {
        _peakCurrent.Fold(_sense, seconds);
        _peakVoltage.Fold(path.AcrossVolts, seconds);
        _mean.Fold(seconds);
        _trip.Fold(seconds);
    }

    /// <summary>Voltage at the peak-current pin.</summary>
    internal double PeakCurrentVolts(double seconds) => _parameters.SenseOffsetVolts + _peakCurrent.Value(_sense, seconds);

    /// <summary>Voltage at the mean-current pin.</summary>
    internal double MeanCurrentVolts(double seconds) => _parameters.SenseOffsetVolts + _mean.Value(seconds);

    /// <summary>Voltage at the electrode-voltage pin.</summary>
    internal double ElectrodeVolts(CurrentPath path, double seconds) =>
        _parameters.SenseOffsetVolts + _parameters.HighDivider * _peakVoltage.Value(path.AcrossVolts, seconds);

    /// <summary>Whether the comparator sees too much current.</summary>
    internal bool IsOverCurrent(double seconds) => _trip.Value(seconds) >= _parameters.TripVolts;

    /// <summary>When the comparator crosses within the horizon, in seconds; infinite if it does not.</summary>
    internal double OverCurrentAfter(double horizonSeconds)
    {
        double threshold = _parameters.TripVolts;
        if (_trip.Start < threshold && _sense.UpperBound() < threshold)
        {
            return double.PositiveInfinity;
        }

        if (_trip.Start >= threshold)
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
