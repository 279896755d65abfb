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
    private readonly HighVoltage _highVoltage;
    private readonly SeriesLoop _supplyLoop = new();
    private readonly SeriesLoop _returnLoop = new();
    private readonly Waveform _set = new();
    private readonly Waveform _drive = new();
    private readonly Waveform _margin = new();
    private double _blockingFarads;
    private double _blockingLeakOhms;
    private double _skinVolts;
    private double _blockingVolts;
    private bool _fromReservoir;
    private double _sourceVolts;
    private double _loopOhms;
    private double _limitAmps;
    private double _returnOhms;

    internal CurrentPath(FrontEndParameters parameters, HardwareFaults faults, CurrentSink sink, HighVoltage highVoltage)
    {
        _parameters = parameters;
        _faults = faults;
        _sink = sink;
        _highVoltage = highVoltage;
    }

    internal PathRegime Regime { get; private set; }

    /// <summary>Direction of the phase: +1 or -1; +1 while the bridge is open.</summary>
    internal int Sign { get; private set; } = 1;

    /// <summary>Current through the load.</summary>
    internal Waveform LoadAmps { get; } = new();

    /// <summary>Current through the sink, which is what the sense resistor sees.</summary>
    internal Waveform SinkAmps { get; } = new();

    /// <summary>Voltage of the load's capacitance.</summary>
    internal Waveform SkinVolts { get; } = new();

    /// <summary>Voltage of both blocking capacitors together.</summary>
    internal Waveform BlockingVolts { get; } = new();

    /// <summary>Voltage of the reservoir.</summary>
    internal Waveform ReservoirVolts { get; } = new();

    /// <summary>Bridge top less foot, as the difference amplifier sees it; zero while the bridge is open.</summary>
    internal Waveform AcrossVolts { get; } = new();

    internal LoadModel Load { get; private set; } = LoadModel.Open;

    /// <summary>Another load. Its capacitance starts empty.</summary>
    internal void Connect(LoadModel load)
    {
        Load = load;
        _skinVolts = 0;
    }

    /// <summary>The slide switch puts the blocking capacitors into the leads, or shorts them.</summary>
    internal void UseBlocking(bool inPath)
    {
        _blockingFarads = inPath ? _parameters.BlockingFarads / 2 : 0;
        _blockingLeakOhms = _parameters.BlockingBleedOhms * 2;
        if (!inPath)
        {
            _blockingVolts = 0;
        }
    }

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
            LoadAmps.Set(0);
            SinkAmps.Set(0);
            AcrossVolts.Set(0);
            WriteCapacitors();
            return;
        }

        if (_sink.IsUnregulated)
        {
            _set.Set(double.PositiveInfinity);
        }
        else
        {
            _set.SetScaled(setVolts, 1 / _sink.SenseOhms, 0);
        }

        ChooseSource();
        Regime = ChooseRegime(left);
        Write();
    }

    /// <summary>Ends the segment: what the capacitors hold then is where the next one starts.</summary>
    internal void End(double seconds)
    {
        if (Load.ParallelFarads > 0)
        {
            _skinVolts = Sign * SkinVolts.Value(seconds);
        }

        if (_blockingFarads > 0)
        {
            _blockingVolts = Sign * BlockingVolts.Value(seconds);
        }

        _highVoltage.Volts = ReservoirVolts.Value(seconds);
    }

    /// <summary>Voltage between the electrodes (A less B) that far into the segment.</summary>
    internal double ElectrodeVolts(double seconds)
    {
        if (Load.IsOpen)
        {
            return Sign * AcrossVolts.Value(seconds);
        }

        return Sign * (LoadAmps.Value(seconds) * Load.SeriesOhms + SkinVolts.Value(seconds));
    }

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
                _margin.AddConstant(-_limitAmps);
                return Math.Min(Crosses(horizonSeconds), SetCrossesLimit(horizonSeconds, 1));
            case PathRegime.Saturated:
                _margin.SetScaled(_set, 1, 0);
                _margin.AddScaled(LoadAmps, -1);
                double bySet = Crosses(horizonSeconds);
                _margin.SetScaled(LoadAmps, -1, _limitAmps);
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
        _margin.SetScaled(_set, sign, -sign * _limitAmps);
        return Crosses(horizonSeconds);
    }

    private double Crosses(double horizonSeconds) =>
        Math.Max(Crossing.FirstBelowZero(_margin, horizonSeconds, CrossingAmps), ShortestSeconds);

    // What the supply would give if the sink took all it can get.
    private void WriteAvailable(Waveform amps)
    {
        amps.Set(_sourceVolts / _loopOhms);
        amps.AddScaled(SkinVolts, -1 / _loopOhms);
        amps.AddScaled(BlockingVolts, -1 / _loopOhms);
        if (_fromReservoir)
        {
            amps.AddScaled(ReservoirVolts, 1 / _loopOhms);
        }
    }

    // Bounds that need no exponentials: what the capacitors can change at most within the horizon.
    private bool CannotSaturate(double horizon)
    {
        double most = _set.UpperBound();
        if (most > _limitAmps)
        {
            return false;
        }

        double volts = _sourceVolts - Sign * (_skinVolts + _blockingVolts);
        if (Load.ParallelFarads > 0)
        {
            volts -= most * Math.Min(horizon / Load.ParallelFarads, Load.ParallelOhms);
        }

        if (_blockingFarads > 0)
        {
            volts -= most * horizon / _blockingFarads;
        }

        if (_fromReservoir)
        {
            double volt = _highVoltage.Volts - most * horizon / _parameters.ReservoirFarads;
            volts += Math.Min(volt, volt + _highVoltage.RestVolts - _highVoltage.Volts);
        }

        return volts > most * _loopOhms;
    }

    private void ChooseSource()
    {
        double pathOhms = _parameters.BridgeHighOhms + _parameters.BridgeLowOhms + Load.SeriesOhms + _sink.SenseOhms;
        if (!_faults.SinkShort)
        {
            pathOhms += _parameters.SinkOnOhms;
        }

        double seriesOhms = _faults.SeriesResistorShort ? 0 : _parameters.SeriesOhms;
        double rail = _faults.MicrocurrentRailHigh ? 60 : _parameters.MicrocurrentRailVolts;
        double railVolts = rail - _parameters.DropVolts - _parameters.HoldAmps * seriesOhms;
        double stored = Sign * (_skinVolts + _blockingVolts);
        double reservoirVolts = _highVoltage.Volts - _parameters.DropVolts;

        // Two rails through two diodes: the one that can give more carries the bridge. What the other adds is below 0.9 mA.
        _fromReservoir = _highVoltage.IsConnected
            && (reservoirVolts - stored) * (pathOhms + seriesOhms) > (railVolts - stored) * pathOhms;
        if (Load.IsOpen)
        {
            _fromReservoir = _highVoltage.IsConnected && reservoirVolts > railVolts;
        }

        _sourceVolts = _fromReservoir ? -_parameters.DropVolts : railVolts;
        _loopOhms = _fromReservoir ? pathOhms : pathOhms + seriesOhms;
        _returnOhms = _parameters.BridgeHighOhms + Load.SeriesOhms;
        double topLimit = _fromReservoir || seriesOhms == 0
            ? double.PositiveInfinity
            : (railVolts - _parameters.BridgeTopMinimumVolts) / seriesOhms;
        _limitAmps = Math.Min(_sink.LimitAmps, topLimit);
    }

    private PathRegime ChooseRegime(PathRegime left)
    {
        if (_faults.BridgeSwitchShort && Sign < 0)
        {
            return PathRegime.Bypassed;
        }

        if (Load.IsOpen)
        {
            return PathRegime.Blocked;
        }

        double stored = Sign * (_skinVolts + _blockingVolts);
        double source = _sourceVolts + (_fromReservoir ? _highVoltage.Volts : 0);
        double available = (source - stored) / _loopOhms;
        double set = _set.Value(0);
        double drawn = Math.Min(set, _limitAmps);
        if (left != PathRegime.Returning && !_parameters.LegDiodes
            && (-stored - _parameters.BodyDiodeVolts) / _returnOhms > drawn)
        {
            return PathRegime.Returning;
        }

        if (available <= 0)
        {
            return PathRegime.Blocked;
        }

        double bySet = left == PathRegime.Regulated ? double.PositiveInfinity : set;
        double byLimit = left == PathRegime.Limited ? double.PositiveInfinity : _limitAmps;
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
            case PathRegime.Regulated:
                LoadAmps.SetScaled(_set, 1, 0);
                break;
            case PathRegime.Limited:
                LoadAmps.Set(_limitAmps);
                break;
            case PathRegime.Saturated:
                WriteSaturated();
                return;
            case PathRegime.Returning:
                WriteDrivenByCharge(-_parameters.BodyDiodeVolts, _returnOhms);
                AcrossVolts.Set(0);
                return;
            case PathRegime.Bypassed:
                WriteDrivenByCharge(0, _returnOhms + _parameters.BridgeHighOhms);
                AcrossVolts.Set(0);
                return;
            default:
                LoadAmps.Set(0);
                break;
        }

        SinkAmps.SetScaled(LoadAmps, 1, 0);
        WriteCapacitors();
        WriteAcross();
    }

    // Capacitors that the load current charges, when that current does not depend on them.
    private void WriteCapacitors()
    {
        SkinVolts.Set(0);
        if (Load.ParallelFarads > 0)
        {
            _drive.SetScaled(LoadAmps, Load.ParallelOhms, 0);
            SkinVolts.SetLag(_drive, 1 / (Load.ParallelOhms * Load.ParallelFarads), Sign * _skinVolts);
        }

        BlockingVolts.Set(0);
        if (_blockingFarads > 0)
        {
            _drive.SetScaled(LoadAmps, _blockingLeakOhms, 0);
            BlockingVolts.SetLag(_drive, 1 / (_blockingLeakOhms * _blockingFarads), Sign * _blockingVolts);
        }

        WriteReservoir();
    }

    private void WriteReservoir()
    {
        double ohms = _highVoltage.RestOhms;
        if (_fromReservoir && Regime != PathRegime.Off)
        {
            _drive.SetScaled(SinkAmps, -ohms, _highVoltage.RestVolts);
        }
        else
        {
            _drive.Set(_highVoltage.RestVolts);
        }

        ReservoirVolts.SetLag(_drive, 1 / (ohms * _parameters.ReservoirFarads), _highVoltage.Volts);
    }

    private void WriteSaturated()
    {
        _supplyLoop.Clear(_loopOhms);
        int skin = Load.ParallelFarads > 0
            ? _supplyLoop.Add(Load.ParallelFarads, Load.ParallelOhms, 0, Sign * _skinVolts)
            : -1;
        int blocking = _blockingFarads > 0
            ? _supplyLoop.Add(_blockingFarads, _blockingLeakOhms, 0, Sign * _blockingVolts)
            : -1;
        int reservoir = _fromReservoir
            ? _supplyLoop.Add(_parameters.ReservoirFarads, _highVoltage.RestOhms, -_highVoltage.RestVolts, -_highVoltage.Volts)
            : -1;
        _supplyLoop.Solve(_sourceVolts, LoadAmps);
        SinkAmps.SetScaled(LoadAmps, 1, 0);
        WriteLoopCapacitor(_supplyLoop, skin, SkinVolts);
        WriteLoopCapacitor(_supplyLoop, blocking, BlockingVolts);
        if (reservoir >= 0)
        {
            _supplyLoop.WriteCapacitor(reservoir, _drive);
            ReservoirVolts.SetScaled(_drive, -1, 0);
        }
        else
        {
            WriteReservoir();
        }

        WriteAcross();
    }

    private void WriteDrivenByCharge(double sourceVolts, double ohms)
    {
        _returnLoop.Clear(ohms);
        int skin = Load.ParallelFarads > 0
            ? _returnLoop.Add(Load.ParallelFarads, Load.ParallelOhms, 0, Sign * _skinVolts)
            : -1;
        int blocking = _blockingFarads > 0
            ? _returnLoop.Add(_blockingFarads, _blockingLeakOhms, 0, Sign * _blockingVolts)
            : -1;
        _returnLoop.Solve(sourceVolts, LoadAmps);
        WriteLoopCapacitor(_returnLoop, skin, SkinVolts);
        WriteLoopCapacitor(_returnLoop, blocking, BlockingVolts);
        if (_set.Value(0) <= _limitAmps)
        {
            SinkAmps.SetScaled(_set, 1, 0);
        }
        else
        {
            SinkAmps.Set(_limitAmps);
        }

        WriteReservoir();
    }

    private static void WriteLoopCapacitor(SeriesLoop loop, int index, Waveform volts)
    {
        if (index < 0)
        {
            volts.Set(0);
        }
        else
        {
            loop.WriteCapacitor(index, volts);
        }
    }

    private void WriteAcross()
    {
        if (Regime == PathRegime.Blocked && Load.IsOpen)
        {
            AcrossVolts.Set(_sourceVolts);
            if (_fromReservoir)
            {
                AcrossVolts.AddScaled(ReservoirVolts, 1);
            }

            return;
        }

        AcrossVolts.SetScaled(LoadAmps, _parameters.BridgeHighOhms + _parameters.BridgeLowOhms + Load.SeriesOhms, 0);
        AcrossVolts.AddScaled(SkinVolts, 1);
        AcrossVolts.AddScaled(BlockingVolts, 1);
    }
}
