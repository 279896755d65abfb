namespace NanoStim.VirtualBoard;

/// <summary>
/// The regulated current sink at the foot of the bridge: an op-amp makes the voltage over the sense resistor equal to the
/// set-point, as far as its supply of 3.3 V and the gate voltage of its transistor allow (degeneration). The op-amp is taken as
/// ideal otherwise: no offset, no settling.
/// </summary>
internal sealed class CurrentSink
{
    private readonly FrontEndParameters _parameters;
    private readonly HardwareFaults _faults;

    internal CurrentSink(FrontEndParameters parameters, HardwareFaults faults)
    {
        _parameters = parameters;
        _faults = faults;
        Update(false);
    }

    /// <summary>Resistance between sink and ground.</summary>
    internal double SenseOhms { get; private set; }

    /// <summary>Maximum current that the sink takes at any set-point, in ampere.</summary>
    internal double LimitAmps { get; private set; }

    /// <summary>The set-point does not matter any more.</summary>
    internal bool IsUnregulated => _faults.SinkShort || _faults.OpAmpStuckHigh;

    /// <summary>Works out resistance and limit after the range, or a fault, has changed.</summary>
    /// <param name="ems">The range pin is high and the slide switch is at EMS: only both together select the range.</param>
    internal void Update(bool ems)
    {
        double ohms = _parameters.SenseOhms;
        if (_faults.SenseResistorShort)
        {
            ohms = 1e-3;
        }
        else if (_faults.SenseResistorOpen)
        {
            ohms = _parameters.SenseOpenOhms;
        }

        if (ems || _faults.RangeSwitchShort)
        {
            ohms = FrontEndParameters.Parallel(ohms, _parameters.EmsSenseOhms + _parameters.RangeSwitchOhms);
        }

        SenseOhms = ohms;
        LimitAmps = _faults.SinkShort ? Cascode(ohms) : Math.Min(Degeneration(ohms), Cascode(ohms + _parameters.SinkOnOhms));
    }

    // The op-amp drives the sink's gate to its supply.
    private double Degeneration(double ohms) => SourceFollower(
        _faults.LogicVoltsOr(_parameters) - _parameters.SinkThresholdVolts, _parameters.SinkOverdrive, ohms);

    // The low-side switch is a cascode with its gate at 5 V. It limits the current as well, and is the only limit when the sink is shorted.
    private double Cascode(double ohms) => SourceFollower(
        _parameters.GateSupplyVolts - _parameters.LowSideThresholdVolts, _parameters.LowSideOverdrive, ohms);

    // volts above threshold = overdrive * sqrt(I) + I * R, solved for sqrt(I).
    private static double SourceFollower(double volts, double overdrive, double ohms)
    {
        double half = overdrive / 2;
        double root = (Math.Sqrt(half * half + ohms * volts) - half) / ohms;
        return root * root;
    }
}
