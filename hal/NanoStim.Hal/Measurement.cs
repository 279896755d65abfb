namespace NanoStim.Hal;

/// <summary>One sample of what the board senses. Written in place once a step, so that a step allocates nothing.</summary>
/// <remarks>
/// Plain fields: an auto-property costs the interpreter twice as much, and these are read many times a step.
/// Some channels share an input of the converter: <see cref="SharedHigh"/> says which of them this sample has refreshed. The others
/// have the value of an earlier sample: the one before, as long as every sample follows a kick of the watchdog; without kicks, one half
/// of them is not refreshed at all.
/// </remarks>
public sealed class Measurement
{
    /// <summary>Held peak of the output current, either polarity, in µA; droops about 1 % in 10 ms. Refreshed while <see cref="SharedHigh"/> is false.</summary>
    public int PeakMicroAmps;

    /// <summary>Mean of the magnitude of the output current, in µA; time constant 68 ms. Refreshed while <see cref="SharedHigh"/> is false.</summary>
    public int MeanMicroAmps;

    /// <summary>Held peak of the voltage across the bridge, either polarity, in mV. Refreshed by every sample.</summary>
    public int ElectrodeMilliVolts;

    /// <summary>
    /// Held peak of the positive current in the electrode lead, in µA; time constant 100 ms. Always in the scale of the microcurrent
    /// range: readings end at about 760 µA, whatever flows. Refreshed while <see cref="SharedHigh"/> is false.
    /// </summary>
    public int PositivePeakMicroAmps;

    /// <summary>The same for the negative current, as a positive number. Refreshed while <see cref="SharedHigh"/> is true.</summary>
    public int NegativePeakMicroAmps;

    /// <summary>
    /// Mean of the current in the electrode lead with its sign, in µA; time constant 68 ms. What exceeds 760 µA in either direction
    /// counts as 760 µA. Refreshed while <see cref="SharedHigh"/> is true.
    /// </summary>
    public int SignedMeanMicroAmps;

    /// <summary>Battery voltage in mV. Refreshed at least every 150 ms, while <see cref="SharedHigh"/> is false.</summary>
    public int BatteryMilliVolts;

    /// <summary>Voltage of the EMS reservoir in mV. Refreshed at least every 150 ms, while <see cref="SharedHigh"/> is true.</summary>
    public int HighVoltageMilliVolts;

    /// <summary>The peak channel as the converter gave it, in counts: shows a converter that is frozen or saturated.</summary>
    public int PeakCounts;

    /// <summary>The held peak of one sign as the converter gave it, in counts; <see cref="SharedHigh"/> says of which sign.</summary>
    public int SignedCounts;

    /// <summary>The battery channel as the converter gave it, in counts.</summary>
    public int BatteryCounts;

    /// <summary>The channel of the EMS reservoir as the converter gave it, in counts.</summary>
    public int HighVoltageCounts;

    /// <summary>
    /// Which channels this sample has. False: peak and mean of the magnitude, positive peak, battery. True: signed mean, negative peak,
    /// reservoir. Changes with every kick of the watchdog, so that each channel has every second step.
    /// </summary>
    public bool SharedHigh;
}
