namespace NanoStim.VirtualBoard;

/// <summary>
/// The path from the rails through bridge, shunt, blocking capacitors, load and sink, between two edges. Voltages and currents
/// count in the direction of the current (<see cref="Sign"/>), so that one set of equations serves both polarities.
/// </summary>
internal sealed partial class CurrentPath
{
    // 0.1 nA: below what any channel of the board resolves, above rounding.
    private const double CrossingAmps = 1e-10;

    // No regime is left sooner than this, so that rounding at a change cannot make two regimes alternate forever.
    private const double ShortestSeconds = 10e-9;

    // While the set-point settles, or the charge of the load changes, beside a shorted switch.
    private const double SettlingSeconds = 50e-6;

    private readonly FrontEndParameters _parameters;
    private readonly CurrentSink _sink;
    private readonly SupplyPath _supply;
    private readonly BridgeSwitches _switches;
    private readonly LeadShunt _shunt;
    private readonly Waveform _set = new();
    private readonly Waveform _margin = new();
    private bool _nextIsZone;

    internal CurrentPath(FrontEndParameters parameters, HardwareFaults faults, CurrentSink sink, HighVoltage highVoltage)
    {
        _parameters = parameters;
        _sink = sink;
        _switches = new BridgeSwitches(faults);
        _shunt = new LeadShunt(parameters, faults);
        _supply = new SupplyPath(parameters, faults, sink, highVoltage);
        Charge = new ChargeStore(parameters, highVoltage);
    }

    internal PathRegime Regime { get; private set; }

    /// <summary>What the bridge switches connect the electrodes to.</summary>
    internal BridgeRoute Route { get; private set; }

    /// <summary>Direction of the current: +1 from A to B, or -1; +1 while no switch is on.</summary>
    internal int Sign { get; private set; } = 1;

    /// <summary>The zone of <see cref="LeadShunt"/> in which the current is.</summary>
    internal int LeadZone { get; private set; }

    /// <summary>The regime that ends where <see cref="ChangeAfter"/> said; <see cref="PathRegime.Off"/> if another zone of the shunt begins there.</summary>
    internal PathRegime LeftRegime => _nextIsZone ? PathRegime.Off : Regime;

    /// <summary>The capacitances on the way.</summary>
    internal ChargeStore Charge { get; }

    internal LoadModel Load => Charge.Load;

    /// <summary>Current through the load.</summary>
    internal Waveform LoadAmps { get; } = new();

    /// <summary>Current through the sink, which is what the sense resistor sees.</summary>
    internal Waveform SinkAmps { get; } = new();

    /// <summary>What the sink takes comes from the EMS reservoir.</summary>
    internal bool DrainsReservoir => Route is not (BridgeRoute.Off or BridgeRoute.Return) && _supply.DrainsReservoir;

    /// <summary>Voltage between the bridge outputs, as the difference amplifier sees it; zero while the bridge switches are off.</summary>
    internal Waveform AcrossVolts { get; } = new();

    /// <summary>Scratch waveform for calculations on the segment, so that none has to be allocated.</summary>
    internal Waveform Scratch => _margin;

    private bool ExposesSink => _switches.ExposesSink(Route, Sign);

    private bool PassesLoad => Route is BridgeRoute.HighBypass or BridgeRoute.LowBypass;

    /// <summary>Begins a segment.</summary>
    /// <param name="polarity">What the bridge logic turns on: +1, -1, or 0 for nothing.</param>
    /// <param name="setVolts">The set-point from now on.</param>
    /// <param name="left">The regime that the last segment left at its limit, and which cannot be the one to come.</param>
    internal void Begin(int polarity, Waveform setVolts, PathRegime left)
    {
        Route = _switches.Find(polarity, out int sign);
        Sign = sign;
        LeadZone = 0;
        _nextIsZone = false;
        switch (Route)
        {
            case BridgeRoute.Off:
                Regime = PathRegime.Off;
                break;
            case BridgeRoute.Return:
                Regime = ChooseReturn(left);
                break;
            default:
                WriteSet(setVolts);
                _supply.Choose(Load, Sign * Charge.StoredVolts);
                Regime = ChooseRegime(left);
                break;
        }

        Write();
        LeadZone = _shunt.Zone(LoadAmps.Value(0));
    }

    /// <summary>Ends the segment.</summary>
    internal void End(double seconds) => Charge.End(Sign, seconds);

    /// <summary>Voltage between the electrodes (A less B) that far into the segment.</summary>
    internal double ElectrodeVolts(double seconds)
    {
        double volts = Load.IsOpen
            ? AcrossVolts.Value(seconds)
            : LoadAmps.Value(seconds) * Load.SeriesOhms + Charge.SkinVolts.Value(seconds);
        return Sign * volts;
    }

    /// <summary>For how long the segment is accurate, in seconds, where its equations are an approximation.</summary>
    internal double GoodFor
    {
        get
        {
            if (!PassesLoad)
            {
                return double.PositiveInfinity;
            }

            bool moves = _set.Count > 0 || LoadAmps.Count > 0;
            return Math.Max(moves ? Math.Min(_supply.SlowSeconds, SettlingSeconds) : _supply.SlowSeconds, ShortestSeconds);
        }
    }

    /// <summary>
    /// When this regime ends, or the current enters another zone of the shunt, in seconds from the start; infinite if neither
    /// happens within the horizon.
    /// </summary>
    internal double ChangeAfter(double horizonSeconds)
    {
        double regime = RegimeEndsAfter(horizonSeconds);
        double zone = ZoneEndsAfter(horizonSeconds);
        _nextIsZone = zone < regime;
        return Math.Min(regime, zone);
    }

    private double RegimeEndsAfter(double horizonSeconds)
    {
        switch (Regime)
        {
            case PathRegime.Regulated when !CannotSaturate(horizonSeconds):
                WriteAvailable(_margin);
                _margin.AddScaled(_set, -1);
                return Math.Min(Crosses(horizonSeconds), SetCrossesLimit(horizonSeconds, -1));
            case PathRegime.Limited:
                WriteAvailable(_margin);
                _margin.AddConstant(-_supply.LimitAmps);
                return Math.Min(Crosses(horizonSeconds), SetCrossesLimit(horizonSeconds, 1));
            case PathRegime.Breakdown:
                _margin.SetScaled(LoadAmps, 1, 0);
                _margin.AddScaled(_set, -1);
                return Crosses(horizonSeconds);
            case PathRegime.Saturated when Route == BridgeRoute.HighBypass:
                return double.PositiveInfinity;
            case PathRegime.Saturated:
                _margin.SetScaled(_set, 1, 0);
                _margin.AddScaled(LoadAmps, -1);
                double bySet = Crosses(horizonSeconds);
                _margin.SetScaled(LoadAmps, -1, _supply.LimitAmps);
                return Math.Min(bySet, Crosses(horizonSeconds));
            case PathRegime.Returning:
                _margin.SetScaled(LoadAmps, 1, 0);
                _margin.AddScaled(SinkAmps, -1);
                return Crosses(horizonSeconds);
            default:
                return double.PositiveInfinity;
        }
    }

    private double ZoneEndsAfter(double horizonSeconds)
    {
        if (LoadAmps.Count == 0)
        {
            return double.PositiveInfinity;
        }

        double ends = double.PositiveInfinity;
        double upper = _shunt.UpperAmps(LeadZone);
        if (!double.IsInfinity(upper))
        {
            _margin.SetScaled(LoadAmps, -1, upper);
            ends = Crosses(horizonSeconds);
        }

        if (LeadZone > 0)
        {
            _margin.SetScaled(LoadAmps, 1, -_shunt.UpperAmps(LeadZone - 1));
            ends = Math.Min(ends, Crosses(horizonSeconds));
        }

        return ends;
    }

    private double SetCrossesLimit(double horizonSeconds, int sign)
    {
        _margin.SetScaled(_set, sign, -sign * _supply.LimitAmps);
        return Crosses(horizonSeconds);
    }

    private double Crosses(double horizonSeconds) =>
        Math.Max(Crossing.FirstBelowZero(_margin, horizonSeconds, CrossingAmps), ShortestSeconds);

    // What the supply would give if the sink took all it can get.
    private void WriteAvailable(Waveform amps)
    {
        double perOhm = 1 / _supply.LoopOhms;
        amps.Set(_supply.FixedVolts * perOhm);
        amps.AddScaled(Charge.SkinVolts, -perOhm);
        amps.AddScaled(Charge.BlockingVolts, -perOhm);
        if (_supply.FromReservoir)
        {
            amps.AddScaled(Charge.ReservoirVolts, perOhm);
        }
    }

    // A bound that needs no exponentials, and that nearly every phase meets.
    private bool CannotSaturate(double horizonSeconds)
    {
        double most = _set.UpperBound();
        return most <= _supply.LimitAmps
            && Charge.LeastVolts(Sign, _supply, most, horizonSeconds) > most * _supply.LoopOhms;
    }

    private void WriteSet(Waveform setVolts)
    {
        if (_sink.IsUnregulated)
        {
            _set.Set(double.PositiveInfinity);
        }
        else
        {
            _set.SetScaled(setVolts, 1 / _sink.SenseOhms, 0);
        }
    }
}
