namespace NanoStim.VirtualBoard;

/// <summary>
/// The three capacitances on the way of the current: that of the load (skin), the blocking capacitors, the EMS reservoir.
/// Between segments they are voltages, within one they are waveforms in the direction of the phase.
/// </summary>
internal sealed class ChargeStore
{
    private readonly FrontEndParameters _parameters;
    private readonly HighVoltage _highVoltage;
    private readonly SeriesLoop _supplyLoop = new();
    private readonly SeriesLoop _returnLoop = new();
    private readonly Waveform _drive = new();
    private double _blockingFarads;
    private double _skinVolts;
    private double _blockingVolts;
    private bool _discharges = true;

    internal ChargeStore(FrontEndParameters parameters, HighVoltage highVoltage)
    {
        _parameters = parameters;
        _highVoltage = highVoltage;
    }

    internal LoadModel Load { get; private set; } = LoadModel.Open;

    internal Waveform SkinVolts { get; } = new();

    internal Waveform BlockingVolts { get; } = new();

    internal Waveform ReservoirVolts { get; } = new();

    /// <summary>Skin and blocking capacitors together at the start of the segment, from A to B.</summary>
    internal double StoredVolts => _skinVolts + _blockingVolts;

    // Across both capacitors in series.
    private double BlockingLeakOhms
    {
        get
        {
            double ohms = FrontEndParameters.Parallel(_parameters.BlockingBleedOhms, _parameters.BlockingLeakOhms);
            return 2 * (_discharges ? FrontEndParameters.Parallel(ohms, _parameters.BlockingDischargeOhms) : ohms);
        }
    }

    /// <summary>Another load. Its capacitance starts empty.</summary>
    internal void Connect(LoadModel load)
    {
        Load = load;
        _skinVolts = 0;
    }

    /// <summary>The slide switch puts the blocking capacitors into the leads, or shorts them.</summary>
    /// <param name="inPath">The slide switch is at EMS.</param>
    /// <param name="discharges">The relays across the capacitors are closed: the trip latch is tripped.</param>
    internal void UseBlocking(bool inPath, bool discharges)
    {
        _discharges = discharges;
        _blockingFarads = inPath ? _parameters.BlockingFarads / 2 : 0;
        if (!inPath)
        {
            _blockingVolts = 0;
        }
    }

    /// <summary>Ends the segment: what the capacitors hold then is where the next one starts.</summary>
    internal void End(int sign, double seconds)
    {
        if (Load.ParallelFarads > 0)
        {
            _skinVolts = sign * SkinVolts.Value(seconds);
        }

        if (_blockingFarads > 0)
        {
            _blockingVolts = sign * BlockingVolts.Value(seconds);
        }

        _highVoltage.Volts = ReservoirVolts.Value(seconds);
    }

    /// <summary>Writes skin and blocking capacitors for a load current that does not depend on them.</summary>
    internal void WriteDriven(int sign, Waveform loadAmps)
    {
        SkinVolts.Set(0);
        if (Load.ParallelFarads > 0)
        {
            _drive.SetScaled(loadAmps, Load.ParallelOhms, 0);
            SkinVolts.SetLag(_drive, 1 / (Load.ParallelOhms * Load.ParallelFarads), sign * _skinVolts);
        }

        BlockingVolts.Set(0);
        if (_blockingFarads > 0)
        {
            _drive.SetScaled(loadAmps, BlockingLeakOhms, 0);
            BlockingVolts.SetLag(_drive, 1 / (BlockingLeakOhms * _blockingFarads), sign * _blockingVolts);
        }
    }

    /// <summary>Writes the reservoir when nothing is drawn from it.</summary>
    internal void WriteReservoirAtRest()
    {
        _drive.Set(_highVoltage.RestVolts);
        WriteReservoir();
    }

    /// <summary>Writes the reservoir when this current is drawn from it.</summary>
    internal void WriteReservoirDriven(Waveform drawnAmps)
    {
        _drive.SetScaled(drawnAmps, -_highVoltage.RestOhms, _highVoltage.RestVolts);
        WriteReservoir();
    }

    /// <summary>Writes the load current that the supply gives, and what it does to the capacitors, with the reservoir if it feeds the bridge.</summary>
    internal void WriteSupplied(int sign, SupplyPath supply, Waveform loadAmps)
    {
        _supplyLoop.Clear(supply.LoopOhms);
        int skin = AddSkin(_supplyLoop, sign);
        int blocking = AddBlocking(_supplyLoop, sign);
        int reservoir = supply.FromReservoir
            ? _supplyLoop.Add(_parameters.ReservoirFarads, _highVoltage.RestOhms, -_highVoltage.RestVolts, -_highVoltage.Volts)
            : -1;
        _supplyLoop.Solve(supply.FixedVolts, loadAmps);
        WriteFrom(_supplyLoop, skin, SkinVolts);
        WriteFrom(_supplyLoop, blocking, BlockingVolts);
        if (reservoir >= 0)
        {
            _supplyLoop.WriteCapacitor(reservoir, _drive);
            ReservoirVolts.SetScaled(_drive, -1, 0);
        }
    }

    /// <summary>Writes the load current that the charge of skin and blocking capacitors drives by itself, and what it does to them.</summary>
    internal void WriteReturning(int sign, double dropVolts, double ohms, Waveform loadAmps)
    {
        _returnLoop.Clear(ohms);
        int skin = AddSkin(_returnLoop, sign);
        int blocking = AddBlocking(_returnLoop, sign);
        _returnLoop.Solve(-dropVolts, loadAmps);
        WriteFrom(_returnLoop, skin, SkinVolts);
        WriteFrom(_returnLoop, blocking, BlockingVolts);
    }

    /// <summary>Minimum voltage that can be left of the source after this time, if this current flows all the time, in V.</summary>
    internal double LeastVolts(int sign, SupplyPath supply, double amps, double seconds)
    {
        double volts = supply.StartVolts - sign * StoredVolts;
        if (Load.ParallelFarads > 0)
        {
            volts -= amps * Math.Min(seconds / Load.ParallelFarads, Load.ParallelOhms);
        }

        if (_blockingFarads > 0)
        {
            volts -= amps * seconds / _blockingFarads;
        }

        if (supply.FromReservoir)
        {
            volts -= amps * seconds / _parameters.ReservoirFarads + Math.Max(0, _highVoltage.Volts - _highVoltage.RestVolts);
        }

        return volts;
    }

    private static void WriteFrom(SeriesLoop loop, int index, Waveform volts)
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

    private int AddSkin(SeriesLoop loop, int sign) =>
        Load.ParallelFarads > 0 ? loop.Add(Load.ParallelFarads, Load.ParallelOhms, 0, sign * _skinVolts) : -1;

    private int AddBlocking(SeriesLoop loop, int sign) =>
        _blockingFarads > 0 ? loop.Add(_blockingFarads, BlockingLeakOhms, 0, sign * _blockingVolts) : -1;

    private void WriteReservoir() =>
        ReservoirVolts.SetLag(_drive, 1 / (_highVoltage.RestOhms * _parameters.ReservoirFarads), _highVoltage.Volts);
}
