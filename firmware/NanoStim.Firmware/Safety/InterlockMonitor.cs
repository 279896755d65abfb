using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>Trip line, charger, slide switch, battery and EMS supply. Runs while the output is armed.</summary>
internal sealed class InterlockMonitor
{
    /// <summary>Below this the battery is low, in mV: an orderly end. A Li-ion cell under load; its protection acts at 3.0 V or below.</summary>
    internal const int LowBatteryMilliVolts = 3300;

    // A round of the slow channels is 16 steps; two rounds in a row are no glitch.
    private const int RoundMask = 15;
    private const int Confirmations = 2;

    private bool _ems;
    private int _armedSteps;
    private int _lowBatteryRounds;
    private int _highVoltageRounds;

    /// <summary>The battery has been low for a while: the session should end, current falling as the program wants it.</summary>
    internal bool BatteryIsLow;

    /// <summary>The output has just been armed.</summary>
    internal void Restart(ModeLimits limits)
    {
        _ems = limits.Range == CurrentRange.Ems;
        _armedSteps = 0;
        _lowBatteryRounds = 0;
        _highVoltageRounds = 0;
        BatteryIsLow = false;
    }

    internal FaultCode Check(InputState inputs, Measurement measurement, ModeLimits limits)
    {
        int steps = _armedSteps + 1;
        _armedSteps = steps;
        if (inputs.Tripped || inputs.ChargerPresent || inputs.EmsSwitch != _ems)
        {
            return Name(inputs);
        }

        return (steps & RoundMask) == 0 ? CheckSupplies(measurement, limits) : FaultCode.None;
    }

    /// <summary>What sets the latch comes before the latch, so that the cause is named.</summary>
    private FaultCode Name(InputState inputs)
    {
        if (inputs.ChargerPresent)
        {
            return FaultCode.ChargerConnected;
        }

        if (inputs.EmsSwitch != _ems)
        {
            return FaultCode.SwitchMismatch;
        }

        return _armedSteps == 1 ? FaultCode.LatchStuck : FaultCode.HardwareTrip;
    }

    private FaultCode CheckSupplies(Measurement measurement, ModeLimits limits)
    {
        _lowBatteryRounds = measurement.BatteryMilliVolts < LowBatteryMilliVolts ? _lowBatteryRounds + 1 : 0;
        BatteryIsLow = _lowBatteryRounds >= Confirmations;

        int milliVolts = measurement.HighVoltageMilliVolts;
        bool settling = _armedSteps <= limits.SupplySettleSteps;
        bool good = milliVolts >= limits.MinHighVoltageMilliVolts && milliVolts <= limits.MaxHighVoltageMilliVolts;
        _highVoltageRounds = settling || good ? 0 : _highVoltageRounds + 1;
        return _highVoltageRounds >= Confirmations ? FaultCode.HighVoltageImplausible : FaultCode.None;
    }
}
