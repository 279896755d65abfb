using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>Trip line, charger, slide switch, battery and EMS supply. Runs while the output is armed.</summary>
internal sealed class InterlockMonitor
{
    /// <summary>Below this the battery is low, in mV: an orderly end. A Li-ion cell under load; its protection acts at 3.0 V or below.</summary>
    internal const int LowBatteryMilliVolts = 3300;

    // The slow channels take turns, so sixteen steps are eight readings.
    private const int SlowSteps = 16;

    private int _armedSteps;
    private int _lowBatterySteps;
    private int _highVoltageSteps;

    /// <summary>The battery has been low for a while: the session should end, current falling as the program wants it.</summary>
    internal bool BatteryIsLow => _lowBatterySteps >= SlowSteps;

    /// <summary>The output has just been armed.</summary>
    internal void Restart()
    {
        _armedSteps = 0;
        _lowBatterySteps = 0;
        _highVoltageSteps = 0;
    }

    internal FaultCode Check(InputState inputs, Measurement measurement, ModeLimits limits)
    {
        _armedSteps++;

        // What sets the latch comes before the latch, so that the cause is named.
        if (inputs.ChargerPresent)
        {
            return FaultCode.ChargerConnected;
        }

        if (inputs.EmsSwitch != (limits.Range == CurrentRange.Ems))
        {
            return FaultCode.SwitchMismatch;
        }

        if (inputs.Tripped)
        {
            return _armedSteps == 1 ? FaultCode.LatchStuck : FaultCode.HardwareTrip;
        }

        _lowBatterySteps = measurement.BatteryMilliVolts < LowBatteryMilliVolts ? _lowBatterySteps + 1 : 0;
        return CheckSupply(measurement.HighVoltageMilliVolts, limits);
    }

    private FaultCode CheckSupply(int milliVolts, ModeLimits limits)
    {
        if (_armedSteps <= limits.SupplySettleSteps
            || (milliVolts >= limits.MinHighVoltageMilliVolts && milliVolts <= limits.MaxHighVoltageMilliVolts))
        {
            _highVoltageSteps = 0;
            return FaultCode.None;
        }

        _highVoltageSteps++;
        return _highVoltageSteps >= SlowSteps ? FaultCode.HighVoltageImplausible : FaultCode.None;
    }
}
