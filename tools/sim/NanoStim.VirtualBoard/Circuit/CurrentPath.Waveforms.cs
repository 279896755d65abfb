namespace NanoStim.VirtualBoard;

/// <summary>Which regime rules a segment, and the waveforms that follow from it.</summary>
internal sealed partial class CurrentPath
{
    private double LeadOhms => Load.SeriesOhms + _shunt.Ohms(LeadZone);

    private double LeadVolts => _shunt.Volts(LeadZone);

    private double ReturnOhms => ReturnSwitchOhms + LeadOhms;

    private double ReturnAmps =>
        _shunt.Amps(-Sign * Charge.StoredVolts - _parameters.BodyDiodeVolts, ReturnSwitchOhms + Load.SeriesOhms);

    private double ReturnSwitchOhms => Route == BridgeRoute.Return ? _parameters.BridgeLowOhms : _parameters.BridgeHighOhms;

    // Charge of skin or blocking capacitors drives a current from the foot through a body diode and the load back to the foot.
    private PathRegime ChooseReturn(PathRegime left)
    {
        double amps = ReturnAmps;
        if (Load.IsOpen || left == PathRegime.Returning || amps <= CrossingAmps)
        {
            return PathRegime.Off;
        }

        LeadZone = _shunt.Zone(amps);
        return PathRegime.Returning;
    }

    private PathRegime ChooseRegime(PathRegime left)
    {
        if (Load.IsOpen)
        {
            return PathRegime.Blocked;
        }

        switch (Route)
        {
            case BridgeRoute.LowBypass:
                return PathRegime.Blocked;
            case BridgeRoute.HighBypass:
                return ChooseBypass();
            default:
                break;
        }

        double stored = Sign * Charge.StoredVolts;
        double set = _set.Value(0);
        double limit = _supply.LimitAmps;
        if (left != PathRegime.Returning && !_parameters.LegDiodes
            && ReturnAmps > Math.Min(set, limit))
        {
            LeadZone = _shunt.Zone(ReturnAmps);
            return PathRegime.Returning;
        }

        AddLead(_supply.StartVolts - stored);
        if (ExposesSink && left != PathRegime.Breakdown
            && (_supply.StartVolts - stored - _parameters.SinkBreakdownVolts) / _supply.LoopOhms > set)
        {
            _supply.AddLead(0, _parameters.SinkBreakdownVolts);
            return PathRegime.Breakdown;
        }

        double available = (_supply.StartVolts - stored) / _supply.LoopOhms;
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

    // One leg passes the sink's current by its shorted switch, the other the load's by its own. Their diodes share it: the leg
    // with less current has less voltage, and the difference drives the load, together with the load's own charge.
    private PathRegime ChooseBypass()
    {
        double stored = Sign * Charge.StoredVolts;
        double total = Math.Min(_set.Value(0), _supply.ShootThroughAmps);
        double ohms = BypassOhms + Load.SeriesOhms;
        if (!_parameters.LegDiodes)
        {
            _supply.Bypass(ohms, total * _parameters.LegDiodeOhms);
            AddLead(-stored);
            return PathRegime.Bypassed;
        }

        double amps = Share(total, stored, ohms);
        if (amps <= CrossingAmps)
        {
            return PathRegime.Blocked;
        }

        LeadZone = _shunt.Zone(amps);
        _supply.Bypass(ohms, amps * (ohms + _shunt.Ohms(LeadZone)) + _shunt.Volts(LeadZone) + stored);
        _supply.AddLead(_shunt.Ohms(LeadZone), _shunt.Volts(LeadZone));
        return PathRegime.Saturated;
    }

    // The switch that is on, and a diode.
    private double BypassOhms => _parameters.BridgeHighOhms / 2 + _parameters.LegDiodeOhms;

    // The load's part of the total, by halving: its voltage rises with the current, and what drives it falls.
    private double Share(double total, double stored, double ohms)
    {
        double low = 0;
        double high = total;
        for (int i = 0; i < 50; i++)
        {
            double amps = (low + high) / 2;
            int zone = _shunt.Zone(amps);
            double needs = amps * (ohms + _shunt.Ohms(zone)) + _shunt.Volts(zone) + stored;
            double drives = (total - amps) * _parameters.LegDiodeOhms + _parameters.LegDiodeSlopeVolts * Math.Log((total - amps) / amps);
            if (drives > needs)
            {
                low = amps;
            }
            else
            {
                high = amps;
            }
        }

        return low;
    }

    // Adds the shunt to the loop, with the line that holds for the current to come.
    private void AddLead(double volts)
    {
        double most = Math.Min(_set.Value(0), _supply.LimitAmps);
        LeadZone = _shunt.Zone(Math.Min(most, _shunt.Amps(Math.Abs(volts), _supply.LoopOhms)));
        _supply.AddLead(_shunt.Ohms(LeadZone), _shunt.Volts(LeadZone));
    }

    private void Write()
    {
        switch (Regime)
        {
            case PathRegime.Saturated or PathRegime.Breakdown:
                Charge.WriteSupplied(Sign, _supply, LoadAmps);
                break;
            case PathRegime.Returning:
                Charge.WriteReturning(Sign, _parameters.BodyDiodeVolts + LeadVolts, ReturnOhms, LoadAmps);
                break;
            case PathRegime.Bypassed:
                Charge.WriteReturning(Sign, -_supply.FixedVolts, _supply.LoopOhms, LoadAmps);
                break;
            default:
                WriteLoadAmps();
                Charge.WriteDriven(Sign, LoadAmps);
                break;
        }

        bool pastLoad = PassesLoad || Regime == PathRegime.Returning;
        if (Route == BridgeRoute.Return)
        {
            SinkAmps.Set(0);
        }
        else if (pastLoad)
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
        if (ExposesSink && _supply.BreakdownAmps > _set.Value(0))
        {
            SinkAmps.Set(_supply.BreakdownAmps);
        }
        else if (_set.Value(0) <= _supply.ShootThroughAmps)
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
        if (Regime is PathRegime.Saturated or PathRegime.Breakdown && _supply.FromReservoir)
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

        double ohms = _parameters.BridgeHighOhms + _parameters.BridgeLowOhms + LeadOhms;
        AcrossVolts.SetScaled(LoadAmps, ohms, LoadAmps.IsZero ? 0 : LeadVolts);
        AcrossVolts.AddScaled(Charge.SkinVolts, 1);
        AcrossVolts.AddScaled(Charge.BlockingVolts, 1);
    }
}
