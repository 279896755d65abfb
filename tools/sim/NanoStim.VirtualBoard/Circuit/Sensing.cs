namespace NanoStim.VirtualBoard;

/// <summary>
/// What the board measures of a segment: peak-hold and average of the sensed current, peak-hold of the voltage across the
/// bridge (sampled only while the bridge conducts), the signed channels, and the two comparators: one on the sensed voltage,
/// one on the current of the EMS feed. The comparator test adds an injection to one of the two.
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
    private readonly Waveform _feed = new();
    private int _injected;

    internal Sensing(FrontEndParameters parameters, HardwareFaults faults)
    {
        _parameters = parameters;
        _faults = faults;
        _peakCurrent = new PeakHold(parameters.PeakChargeSeconds, parameters.CurrentDroopSeconds);
        _peakVoltage = new PeakHold(parameters.PeakChargeSeconds, parameters.VoltageDroopSeconds);
        _mean = new LowPass(parameters.MeanSeconds);
        _onSense = new OverCurrentComparator(parameters.TripVolts, parameters);
        _onFeed = new OverCurrentComparator(parameters.FeedTripVolts, parameters);
        Signed = new SignedSensor(parameters, faults);
    }

    /// <summary>The signed channels.</summary>
    internal SignedSensor Signed { get; }

    /// <summary>Whether the comparator test is on.</summary>
    internal bool IsInjected => _injected != 0;

    private double OffsetVolts => _parameters.SenseOffsetVolts * _faults.LogicVoltsOr(_parameters) / _parameters.LogicVolts;

    /// <summary>Switches the injection of the comparator test: 0 for none, 1 or 2 for a comparator.</summary>
    /// <returns>Whether that is a change.</returns>
    internal bool Inject(int comparator)
    {
        bool isChange = comparator != _injected;
        _injected = comparator;
        return isChange;
    }

    /// <summary>Begins a segment: the sink current over this sense resistance.</summary>
    internal void Begin(CurrentPath path, double senseOhms)
    {
        double testVolts = _faults.LogicVoltsOr(_parameters);

        // The injection comes to the sense node through the filter of the comparator.
        double ofTest = _injected == 1 ? senseOhms / (senseOhms + _parameters.TripFilterOhms + _parameters.TestOhms) : 0;
        _sense.SetScaled(path.SinkAmps, senseOhms * (1 - ofTest), testVolts * ofTest);
        _mean.Begin(_sense);
        _onSense.Begin(_sense, _injected == 1 ? testVolts : null);
        _feed.SetScaled(path.SinkAmps, path.DrainsReservoir && !_faults.FeedShuntShort ? _parameters.FeedShuntOhms * _parameters.FeedGain : 0, 0);
        _onFeed.Begin(_feed, _injected == 2 ? testVolts : null);
        Signed.Begin(path);
    }

    internal void End(CurrentPath path, double seconds)
    {
        _peakCurrent.Fold(_sense, seconds);
        _peakVoltage.Fold(path.AcrossVolts, seconds);
        _mean.Fold(seconds);
        _onSense.End(seconds);
        _onFeed.End(seconds);
        Signed.End(seconds);
    }

    /// <summary>Voltage at the peak-current pin.</summary>
    internal double PeakCurrentVolts(double seconds) => OffsetVolts + _peakCurrent.Value(_sense, seconds);

    /// <summary>Voltage at the mean-current pin.</summary>
    internal double MeanCurrentVolts(double seconds) => OffsetVolts + _mean.Value(seconds);

    /// <summary>Voltage at the electrode-voltage pin.</summary>
    internal double ElectrodeVolts(CurrentPath path, double seconds) =>
        OffsetVolts + _parameters.HighDivider * _peakVoltage.Value(path.AcrossVolts, seconds);

    /// <summary>Voltage at the pin of the positive signed peak.</summary>
    internal double PositivePeakVolts(double seconds) => OffsetVolts + Signed.PositivePeakVolts(seconds);

    /// <summary>Voltage at the pin of the negative signed peak.</summary>
    internal double NegativePeakVolts(double seconds) => OffsetVolts + Signed.NegativePeakVolts(seconds);

    /// <summary>Whether a comparator sees too much current.</summary>
    internal bool IsOverCurrent(double seconds) =>
        (!_faults.ComparatorStuck && _onSense.IsOverCurrent(seconds)) || (!_faults.FeedComparatorStuck && _onFeed.IsOverCurrent(seconds));

    /// <summary>When a comparator crosses within the horizon, in seconds; infinite if none does.</summary>
    /// <param name="horizonSeconds">How far to look.</param>
    /// <param name="cause">Which of them is the first.</param>
    internal double OverCurrentAfter(double horizonSeconds, out TripCause cause)
    {
        double onSense = _faults.ComparatorStuck ? double.PositiveInfinity : _onSense.OverCurrentAfter(horizonSeconds);
        double onFeed = _faults.FeedComparatorStuck ? double.PositiveInfinity : _onFeed.OverCurrentAfter(horizonSeconds);
        cause = onFeed < onSense ? TripCause.FeedOverCurrent : TripCause.OverCurrent;
        return Math.Min(onSense, onFeed);
    }
}
