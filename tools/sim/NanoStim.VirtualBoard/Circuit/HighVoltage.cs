namespace NanoStim.VirtualBoard;

/// <summary>
/// The EMS supply: a boost converter fills the reservoir through its output resistance; a switch connects the reservoir to
/// the bridge; with high voltage off a bleeder empties it, down to what the battery holds through the idle converter.
/// </summary>
internal sealed class HighVoltage
{
    private readonly FrontEndParameters _parameters;
    private readonly HardwareFaults _faults;
    private bool _boosting;
    private double _idleVolts;

    internal HighVoltage(FrontEndParameters parameters, HardwareFaults faults, double batteryVolts)
    {
        _parameters = parameters;
        _faults = faults;
        Update(false, false, batteryVolts);
        Volts = _idleVolts;
    }

    /// <summary>Voltage of the reservoir at the start of the segment.</summary>
    internal double Volts { get; set; }

    /// <summary>Whether the reservoir feeds the bridge.</summary>
    internal bool IsConnected { get; private set; }

    /// <summary>The voltage towards which the reservoir goes by itself.</summary>
    internal double RestVolts => _boosting ? _parameters.EmsRailVolts : _idleVolts;

    /// <summary>The resistance through which it goes there.</summary>
    internal double RestOhms => _boosting ? _parameters.BoostOutputOhms : _parameters.BleedOhms;

    /// <param name="requested">The enable pin is high and the latch is armed.</param>
    /// <param name="slideAtEms">The contact of the slide switch in the feed is closed.</param>
    /// <param name="batteryVolts">Open-circuit voltage of the battery.</param>
    internal void Update(bool requested, bool slideAtEms, double batteryVolts)
    {
        _boosting = (requested && slideAtEms) || _faults.BoostStuckOn;
        IsConnected = slideAtEms && (requested || _faults.HighVoltageSwitchShort);
        _idleVolts = Math.Max(0, batteryVolts - _parameters.BoostDiodeVolts);
    }

    /// <summary>Power that the converter delivers with the reservoir at this voltage.</summary>
    internal double BoostWatts(double volts) =>
        _boosting ? Math.Max(0, (_parameters.EmsRailVolts - volts) / _parameters.BoostOutputOhms * volts) : 0;
}
