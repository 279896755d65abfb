namespace NanoStim.VirtualBoard;

/// <summary>
/// Which rail carries the bridge, and through what. Two rails meet at the bridge top through diodes; the one that can give
/// more carries all of the current. What the microcurrent rail would add to the EMS rail is below 0.9 mA and is neglected.
/// </summary>
internal sealed class SupplyPath
{
    private const double HighRailVolts = 60;

    private readonly FrontEndParameters _parameters;
    private readonly HardwareFaults _faults;
    private readonly CurrentSink _sink;
    private readonly HighVoltage _highVoltage;

    internal SupplyPath(FrontEndParameters parameters, HardwareFaults faults, CurrentSink sink, HighVoltage highVoltage)
    {
        _parameters = parameters;
        _faults = faults;
        _sink = sink;
        _highVoltage = highVoltage;
    }

    /// <summary>The EMS reservoir carries the bridge; its voltage adds to <see cref="FixedVolts"/>.</summary>
    internal bool FromReservoir { get; private set; }

    /// <summary>The constant part of the source voltage, less the diodes.</summary>
    internal double FixedVolts { get; private set; }

    /// <summary>All resistance in the loop, with the load's series resistance and a fully open sink.</summary>
    internal double LoopOhms { get; private set; }

    /// <summary>Source voltage at the start of the segment.</summary>
    internal double StartVolts => FixedVolts + (FromReservoir ? _highVoltage.Volts : 0);

    /// <summary>Maximum current for any load and set-point: degeneration of the sink, or the minimum voltage at the bridge top.</summary>
    internal double LimitAmps { get; private set; }

    /// <summary>Maximum current when the bridge itself joins top and foot.</summary>
    internal double ShootThroughAmps { get; private set; }

    /// <summary>Current past the load when the sink breaks down, in ampere.</summary>
    internal double BreakdownAmps { get; private set; }

    /// <summary>The reservoir gives what the sink takes.</summary>
    internal bool DrainsReservoir { get; private set; }

    /// <summary>Chooses the rail for a phase.</summary>
    /// <param name="load">The load.</param>
    /// <param name="storedVolts">What load and blocking capacitors hold against the phase.</param>
    internal void Choose(LoadModel load, double storedVolts)
    {
        double bridgeOhms = _parameters.BridgeHighOhms + _parameters.BridgeLowOhms + _sink.SenseOhms;
        if (!_faults.SinkShort)
        {
            bridgeOhms += _parameters.SinkOnOhms;
        }

        double seriesOhms = _faults.SeriesResistorShort ? 0 : _parameters.SeriesOhms;
        double rail = _faults.MicrocurrentRailHigh ? HighRailVolts : _parameters.MicrocurrentRailVolts;
        double railVolts = rail - _parameters.DropVolts - _parameters.HoldAmps * seriesOhms;
        double reservoirVolts = _highVoltage.Volts - _parameters.DropVolts;
        double pathOhms = load.IsOpen ? bridgeOhms : bridgeOhms + load.SeriesOhms;
        double feedOhms = _faults.FeedShuntShort ? 0 : _parameters.FeedShuntOhms;
        FromReservoir = _highVoltage.IsConnected && (load.IsOpen
            ? reservoirVolts > railVolts
            : (reservoirVolts - storedVolts) * (pathOhms + seriesOhms) > (railVolts - storedVolts) * (pathOhms + feedOhms));

        if (FromReservoir)
        {
            FixedVolts = -_parameters.DropVolts;
            seriesOhms = feedOhms;
        }
        else
        {
            FixedVolts = railVolts;
        }

        LoopOhms = pathOhms + seriesOhms;
        double topAmps = !FromReservoir && seriesOhms > 0
            ? (railVolts - _parameters.BridgeTopMinimumVolts) / seriesOhms
            : double.PositiveInfinity;
        LimitAmps = Math.Min(_sink.LimitAmps, topAmps);
        ShootThroughAmps = Math.Max(0, Math.Min(LimitAmps, StartVolts / (bridgeOhms + seriesOhms)));
        BreakdownAmps = Math.Max(0, (StartVolts - _parameters.SinkBreakdownVolts) / (bridgeOhms + seriesOhms));
        DrainsReservoir = FromReservoir;
    }

    /// <summary>
    /// A shorted switch joins both leads at the bridge top. What is left for the load is what its own charge, and the voltage
    /// that the sink's current makes over that switch, drive through the bridge; the sink takes the rest past it.
    /// </summary>
    internal void Bypass(double ohms, double volts)
    {
        FromReservoir = false;
        FixedVolts = volts;
        LoopOhms = ohms;
    }

    /// <summary>Adds what is in the lead of the load.</summary>
    internal void AddLead(double ohms, double volts)
    {
        LoopOhms += ohms;
        FixedVolts -= volts;
    }

    /// <summary>Time in which the reservoir changes by a tenth at the maximum, if the sink takes its shoot-through current, in seconds.</summary>
    internal double SlowSeconds => DrainsReservoir && ShootThroughAmps > 0
        ? 0.1 * _highVoltage.Volts * _parameters.ReservoirFarads / ShootThroughAmps
        : double.PositiveInfinity;
}
