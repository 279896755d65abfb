namespace NanoStim.VirtualBoard;

/// <summary>
/// What the board measures of a segment: peak-hold and average of the sensed current, peak-hold of the voltage across the
/// bridge (sampled only while the bridge conducts), and the two comparators: one on the sensed voltage,
/// one on the current of the EMS feed.
/// </summary>
internal sealed class Sensing
{
    private readonly FrontEndParameters _parameters;
    private readonly HardwareFaults _faults;
    private readonly PeakHold _peakCurrent;
    private readonly PeakHold _peakVoltage;
    private readonly LowPass _mean;
    private readonly OverCurrentComparator _onSense;
    private readonly OverCurrentComparator _onFeed;
    private readonly Waveform _sense = new();

    internal Sensing(FrontEndParameters parameters, HardwareFaults faults)
    {
        _parameters = parameters;
        _faults = faults;
        _peakCurrent = new PeakHold(parameters.PeakChargeSeconds, parameters.CurrentDroopSeconds);
        _peakVoltage = new PeakHold(parameters.PeakChargeSeconds, parameters.VoltageDroopSeconds);
        _mean = new LowPass(parameters.MeanSeconds);
        _onSense = new OverCurrentComparator(parameters.TripVolts, parameters.TripFilterSeconds);
        _onFeed = new OverCurrentComparator(parameters.FeedTripVolts, parameters.TripFilterSeconds);
    }

    /// <summary>Begins a segment: the sink current over this sense resistance.</summary>
    internal void Begin(CurrentPath path, double senseOhms)
    {
        _sense.SetScaled(path.SinkAmps, senseOhms, 0);
        _mean.Begin(_sense);
        _onSense.Begin(path.SinkAmps, senseOhms);
        _onFeed.Begin(path.SinkAmps, path.DrainsReservoir && !_faults.FeedShuntShort ? _parameters.FeedShuntOhms * _parameters.FeedGain : 0);
    }

    internal void End(CurrentPath path, double seconds)
    {
        _peakCurrent.Fold(_sense, seconds);
        _peakVoltage.Fold(path.AcrossVolts, seconds);
        _mean.Fold(seconds);
        _onSense.End(seconds);
        _onFeed.End(seconds);
    }

    /// <summary>Voltage at the peak-current pin.</summary>
    internal double PeakCurrentVolts(double seconds) => _parameters.SenseOffsetVolts + _peakCurrent.Value(_sense, seconds);

    /// <summary>Voltage at the mean-current pin.</summary>
    internal double MeanCurrentVolts(double seconds) => _parameters.SenseOffsetVolts + _mean.Value(seconds);

    /// <summary>Voltage at the electrode-voltage pin.</summary>
    internal double ElectrodeVolts(CurrentPath path, double seconds) =>
        _parameters.SenseOffsetVolts + _parameters.HighDivider * _peakVoltage.Value(path.AcrossVolts, seconds);

    /// <summary>Whether a comparator sees too much current.</summary>
    internal bool IsOverCurrent(double seconds) =>
        (!_faults.ComparatorStuck && _onSense.IsOverCurrent(seconds)) || _onFeed.IsOverCurrent(seconds);

    /// <summary>When a comparator crosses within the horizon, in seconds; infinite if none does.</summary>
    /// <param name="horizonSeconds">How far to look.</param>
    /// <param name="cause">Which of them is the first.</param>
    internal double OverCurrentAfter(double horizonSeconds, out TripCause cause)
    {
        double onSense = _faults.ComparatorStuck ? double.PositiveInfinity : _onSense.OverCurrentAfter(horizonSeconds);
        double onFeed = _onFeed.OverCurrentAfter(horizonSeconds);
        cause = onFeed < onSense ? TripCause.FeedOverCurrent : TripCause.OverCurrent;
        return Math.Min(onSense, onFeed);
    }
}
