namespace NanoStim.VirtualBoard;

/// <summary>
/// The path from the rails through bridge, blocking capacitors, load and sink, between two edges. Voltages and currents count
/// in the direction of the phase (<see cref="Sign"/>), so that one set of equations serves both polarities.
/// </summary>
internal sealed class CurrentPath
{
    // 0.1 nA: below what any channel of the board resolves, above rounding.
    private const double CrossingAmps = 1e-10;

    // No regime is left sooner than this, so that rounding at a change cannot make two regimes alternate forever.
    private const double ShortestSeconds = 10e-9;

    private readonly FrontEndParameters _parameters;
    private readonly HardwareFaults _faults;
    private readonly CurrentSink _sink;
    private readonly SupplyPath _supply;
    private readonly Waveform _set = new();
    private readonly Waveform _margin = new();
    private bool _bypassed;

    internal CurrentPath(FrontEndParameters parameters, HardwareFaults faults, CurrentSink sink, HighVoltage highVoltage)
    {
        _parameters = parameters;
        _faults = faults;
        _sink = sink;
        _supply = new SupplyPath(parameters, faults, sink, highVoltage);
        Charge = new ChargeStore(parameters, highVoltage);
    }

    internal PathRegime Regime { get; private set; }

    /// <summary>Direction of the phase: +1 or -1; +1 while the bridge is open.</summary>
    internal int Sign { get; private set; } = 1;

    /// <summary>The capacitances on the way.</summary>
    internal ChargeStore Charge { get; }

    internal LoadModel Load => Charge.Load;

    /// <summary>Current through the load.</summary>
    internal Waveform LoadAmps { get; } = new();

    /// <summary>Current through the sink, which is what the sense resistor sees.</summary>
    internal Waveform SinkAmps { get; } = new();

    /// <summary>What the sink takes comes from the EMS reservoir.</summary>
    internal bool DrainsReservoir => Regime != PathRegime.Off && _supply.DrainsReservoir;

    /// <summary>Bridge top less foot, as the difference amplifier sees it; zero while the bridge is open.</summary>
    internal Waveform AcrossVolts { get; } = new();

    private double ReturnOhms => _parameters.BridgeHighOhms + Load.SeriesOhms;

    /// <summary>Begins a segment.</summary>
    /// <param name="polarity">+1, -1, or 0 with the bridge open.</param>
    /// <param name="setVolts">The set-point from now on.</param>
    /// <param name="left">The regime that the last segment left at its limit, and which cannot be the one to come.</param>
    internal void Begin(int polarity, Waveform setVolts, PathRegime left)
    {
        Sign = polarity < 0 ? -1 : 1;
        if (polarity == 0)
        {
            Regime = PathRegime.Off;
            _bypassed = false;
        }
        else
        {
            WriteSet(setVolts);
            _supply.Choose(Load, Sign * Charge.StoredVolts);
            _bypassed = _faults.BridgeSwitchShort && Sign < 0;
            if (_bypassed)
            {
                _supply.Bypass(ReturnOhms + _parameters.BridgeHighOhms);
            }

            Regime = ChooseRegime(left);
        }

        Write();
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

    /// <summary>For how long the segment may be taken as it was begun, in seconds, where something in it is not followed exactly.</summary>
    internal double GoodFor => _bypassed ? Math.Max(_supply.SlowSeconds, ShortestSeconds) : double.PositiveInfinity;

    /// <summary>When this regime ends, in seconds from its start; infinite if it does not within the horizon.</summary>
    internal double ChangeAfter(double horizonSeconds)
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

    private PathRegime ChooseRegime(PathRegime left)
    {
        if (Load.IsOpen)
        {
            return PathRegime.Blocked;
        }

        // Without leg diodes the charge also returns through the shorted switch, in either direction.
        if (_bypassed && !_parameters.LegDiodes)
        {
            return PathRegime.Bypassed;
        }

        double stored = Sign * Charge.StoredVolts;
        double available = (_supply.StartVolts - stored) / _supply.LoopOhms;
        double set = _set.Value(0);
        double limit = _supply.LimitAmps;
        if (left != PathRegime.Returning && !_parameters.LegDiodes
            && (-stored - _parameters.BodyDiodeVolts) / ReturnOhms > Math.Min(set, limit))
        {
            return PathRegime.Returning;
        }

        if (available <= 0)
        {
            return PathRegime.Blocked;
        }

        double bySet = left == PathRegime.Regulated ? double.PositiveInfinity : set;
        double byLimit = left == PathRegime.Limited ? double.PositiveInfinity : limit;
        double bySupply = left == PathRegime.Saturated ? double.PositiveInfinity : available;
        if (bySupply < bySet && bySupply < byLimit)
        {
            return PathRegime.Saturated;
        }

        return byLimit < bySet ? PathRegime.Limited : PathRegime.Regulated;
    }

    private void Write()
    {
        switch (Regime)
        {
            case PathRegime.Saturated:
                Charge.WriteSupplied(Sign, _supply, LoadAmps);
                break;
            case PathRegime.Returning:
                Charge.WriteReturning(Sign, _parameters.BodyDiodeVolts, ReturnOhms, LoadAmps);
                break;
            case PathRegime.Bypassed:
                Charge.WriteReturning(Sign, 0, _supply.LoopOhms, LoadAmps);
                break;
            default:
                WriteLoadAmps();
                Charge.WriteDriven(Sign, LoadAmps);
                break;
        }

        bool pastLoad = _bypassed || Regime == PathRegime.Returning;
        if (pastLoad)
        {
            WriteSinkPastLoad();
        }
        else
        {
            SinkAmps.SetScaled(LoadAmps, 1, 0);
        }

        WriteReservoir();
        if (pastLoad || Regime == PathRegime.Off)
        {
            AcrossVolts.Set(0);
        }
        else
        {
            WriteAcross();
        }
    }

    private void WriteLoadAmps()
    {
        if (Regime == PathRegime.Regulated)
        {
            LoadAmps.SetScaled(_set, 1, 0);
        }
        else
        {
            LoadAmps.Set(Regime == PathRegime.Limited ? _supply.LimitAmps : 0);
        }
    }

    private void WriteSinkPastLoad()
    {
        if (_set.Value(0) <= _supply.ShootThroughAmps)
        {
            SinkAmps.SetScaled(_set, 1, 0);
        }
        else
        {
            SinkAmps.Set(_supply.ShootThroughAmps);
        }
    }

    private void WriteReservoir()
    {
        if (Regime == PathRegime.Saturated && _supply.FromReservoir)
        {
            // Part of the loop that has been solved.
            return;
        }

        if (DrainsReservoir)
        {
            Charge.WriteReservoirDriven(SinkAmps);
        }
        else
        {
            Charge.WriteReservoirAtRest();
        }
    }

    private void WriteAcross()
    {
        if (Load.IsOpen)
        {
            // No current: the sink pulls the foot to ground.
            AcrossVolts.Set(_supply.FixedVolts);
            if (_supply.FromReservoir)
            {
                AcrossVolts.AddScaled(Charge.ReservoirVolts, 1);
            }

            return;
        }

        AcrossVolts.SetScaled(LoadAmps, _parameters.BridgeHighOhms + _parameters.BridgeLowOhms + Load.SeriesOhms, 0);
        AcrossVolts.AddScaled(Charge.SkinVolts, 1);
        AcrossVolts.AddScaled(Charge.BlockingVolts, 1);
    }
}
