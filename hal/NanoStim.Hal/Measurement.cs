namespace NanoStim.Hal;

/// <summary>One sample of what the board senses. Written in place once a step, so that a step allocates nothing.</summary>
/// <remarks>Plain fields: an auto-property costs the interpreter twice as much, and these are read many times a step.</remarks>
public sealed class Measurement
{
    /// <summary>Held peak of the output current, either polarity, in µA; droops about 1 % in 10 ms.</summary>
    public int PeakMicroAmps;

    /// <summary>Mean of the magnitude of the output current, in µA; time constant 33 ms.</summary>
    public int MeanMicroAmps;

    /// <summary>Held peak of the voltage across the bridge, either polarity, in mV.</summary>
    public int ElectrodeMilliVolts;

    /// <summary>Battery voltage in mV.</summary>
    public int BatteryMilliVolts;

    /// <summary>Voltage of the EMS reservoir in mV.</summary>
    public int HighVoltageMilliVolts;

    /// <summary>The peak channel as the converter gave it, in counts: what tells a converter that is stuck or saturated.</summary>
    public int PeakCounts;
}
