namespace NanoStim.VirtualBoard;

/// <summary>
/// The analog circuit in segments: from one event to the next every voltage and current has a closed form. Time passing needs
/// no work; a reading evaluates the form; an event ends the segment and begins the next. So results do not depend on how
/// often anybody looks.
/// </summary>
internal sealed class AnalogFrontEnd
{
    // With no edge in sight a segment is looked at again after this, so that searches start from a known stretch.
    private const double LongestLookAheadSeconds = 1;

    private readonly FrontEndParameters _parameters;
    private readonly SetPointFilter _setPoint;
    private readonly Waveform _setVolts = new();
    private readonly LoadMeter _meter;
    private long _startPicos;
    private double _setPointTarget;

    internal AnalogFrontEnd(FrontEndParameters parameters, HardwareFaults faults, LoadMeter meter, double batteryVolts)
    {
        _parameters = parameters;
        _meter = meter;
        _setPoint = new SetPointFilter(parameters);
        Sink = new CurrentSink(parameters, faults);
        HighVoltage = new HighVoltage(parameters, faults, batteryVolts);
        Path = new CurrentPath(parameters, faults, Sink, HighVoltage);
        Sensing = new Sensing(parameters, faults);
        Probe = new ProbeFeed(Path);
    }

    internal CurrentSink Sink { get; }

    internal HighVoltage HighVoltage { get; }

    internal CurrentPath Path { get; }

    internal Sensing Sensing { get; }

    internal ProbeFeed Probe { get; }

    /// <summary>Whether current can flow in bridge or comparators, so that changes have to be looked for.</summary>
    internal bool IsActive => Path.Route != BridgeRoute.Off || Sensing.IsInjected;

    /// <summary>When the regime of the current changes by itself.</summary>
    internal long RegimeChangePicos { get; private set; } = long.MaxValue;

    /// <summary>When the segment has to be begun again without any change.</summary>
    internal long RenewalPicos { get; private set; } = long.MaxValue;

    /// <summary>When a comparator sees too much current.</summary>
    internal long OverCurrentPicos { get; private set; } = long.MaxValue;

    /// <summary>Which comparator that is.</summary>
    internal TripCause OverCurrentCause { get; private set; }

    /// <summary>Start of the running segment.</summary>
    internal long StartPicos => _startPicos;

    internal double SecondsAt(long nowPicos) => PicoTime.Seconds(_startPicos, nowPicos);

    /// <summary>The divider's open voltage changes.</summary>
    /// <returns>Whether it did change.</returns>
    internal bool SetSetPoint(long nowPicos, double volts)
    {
        if (volts == _setPointTarget)
        {
            return false;
        }

        _setPointTarget = volts;
        _setPoint.SetTarget(nowPicos, volts);
        return true;
    }

    /// <summary>Ends the running segment.</summary>
    internal void End(long nowPicos)
    {
        if (nowPicos == _startPicos)
        {
            return;
        }

        double seconds = SecondsAt(nowPicos);
        _meter.AddSegment(Path, _startPicos, seconds);
        Probe.AddSegment(_startPicos, nowPicos);
        Sensing.End(Path, seconds);
        Path.End(seconds);
        _startPicos = nowPicos;
    }

    /// <summary>Begins a segment with the parts as they are now.</summary>
    /// <param name="nowPicos">Now.</param>
    /// <param name="polarity">What the bridge logic turns on: +1, -1, or 0 for nothing.</param>
    /// <param name="nextEdgePicos">The next event known from outside: changes are looked for up to there.</param>
    /// <param name="left">The regime that has just ended by itself; <see cref="PathRegime.Off"/> if none has.</param>
    internal void Begin(long nowPicos, int polarity, long nextEdgePicos, PathRegime left)
    {
        _startPicos = nowPicos;
        if (polarity != 0)
        {
            _setPoint.Write(nowPicos, _setVolts);
        }

        Path.Begin(polarity, _setVolts, left);
        _meter.BeginSegment(Path);
        Sensing.Begin(Path, Sink.SenseOhms);
        RegimeChangePicos = long.MaxValue;
        RenewalPicos = long.MaxValue;
        OverCurrentPicos = long.MaxValue;
        if (!IsActive)
        {
            return;
        }

        // No edge known: do not look into the endless.
        double horizon = Math.Min(Path.GoodFor, LongestLookAheadSeconds);
        if (nextEdgePicos - nowPicos <= PicoTime.FromSeconds(horizon))
        {
            horizon = PicoTime.Seconds(nowPicos, nextEdgePicos);
        }
        else
        {
            RenewalPicos = PicoTime.After(nowPicos, horizon);
        }

        RegimeChangePicos = PicoTime.After(nowPicos, Path.ChangeAfter(horizon));
        OverCurrentPicos = PicoTime.After(nowPicos, Sensing.OverCurrentAfter(horizon, out TripCause cause));
        OverCurrentCause = cause;
    }

    /// <summary>The crossing at <see cref="OverCurrentPicos"/> has come.</summary>
    internal void PassOverCurrent()
    {
        OverCurrentPicos = long.MaxValue;
    }

    internal double SetPointVolts(double pinVolts, bool dividerOpen) => dividerOpen ? pinVolts : pinVolts * _parameters.SetPointGain;
}
