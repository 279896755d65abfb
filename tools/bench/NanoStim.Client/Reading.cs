namespace NanoStim.Client;

/// <summary>What the device measures, all of the same moment. NaN is what it does not know.</summary>
/// <param name="Seconds">Time since power-up, in s.</param>
/// <param name="State">State of the session.</param>
/// <param name="FaultCode">Number of the latched fault (docs/faults.md), 0 for none.</param>
/// <param name="PeakMicroAmps">Held peak in the electrode lead, in µA.</param>
/// <param name="MeanMicroAmps">Mean of the magnitude, in µA.</param>
/// <param name="SignedMicroAmps">Mean with its sign, in µA.</param>
/// <param name="ElectrodeMilliVolts">Held peak across the bridge, in mV.</param>
/// <param name="BatteryMilliVolts">Battery, in mV.</param>
/// <param name="ReservoirMilliVolts">Reservoir of EMS, in mV.</param>
/// <param name="ImpedanceOhms">Electrode voltage by peak current, in Ω.</param>
/// <param name="NetChargeNanoCoulombs">Net charge of the session in microcurrent, in nC.</param>
public sealed record Reading(
    double Seconds,
    DeviceState State,
    int FaultCode,
    double PeakMicroAmps,
    double MeanMicroAmps,
    double SignedMicroAmps,
    double ElectrodeMilliVolts,
    double BatteryMilliVolts,
    double ReservoirMilliVolts,
    double ImpedanceOhms,
    double NetChargeNanoCoulombs);
