using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>Trip line, charger, slide switch, battery and EMS supply. Runs while the output is armed.</summary>
internal sealed class InterlockMonitor
{
    /// <summary>Below this the battery is low, in mV: an orderly end. A Li-ion cell under load; its protection acts at 3.0 V or below.</summary>
    internal const int LowBatteryMilliVolts = 3300;

    // The slow channels are read once in 16 steps; what is wrong for 32 is no glitch.
    private const int ConfirmMicros = 320000;

    private bool _ems;
    private int _lowBatteryMicros;
    private int _highVoltageMicros;
    private int _armedMicros;

    /// <summary>The battery has been low for a while: the session should end, current falling as the program wants it.</summary>
    internal bool BatteryIsLow;

    /// <summary>The output has just been armed.</summary>
    internal void Restart(ModeLimits limits)
    {
        _ems = limits.Range == CurrentRange.Ems;
        _armedMicros = 0;
        _lowBatteryMicros = 0;
        _highVoltageMicros = 0;
        BatteryIsLow = false;
    }

    internal FaultCode Check(InputState inputs)
    {
        if (!inputs.Tripped && !inputs.ChargerPresent && inputs.EmsSwitch == _ems)
        {
            return FaultCode.None;
        }

        // What sets the latch comes before the latch, so that the cause is named.
        if (inputs.ChargerPresent)
        {
            return FaultCode.ChargerConnected;
        }

        return inputs.EmsSwitch != _ems ? FaultCode.SwitchMismatch : FaultCode.HardwareTrip;
    }

    /// <summary>Battery and EMS supply, once in a window.</summary>
    /// <param name="measurement">What was measured.</param>
    /// <param name="limits">The limits of the mode.</param>
    /// <param name="elapsedMicros">Time since the last such check.</param>
    internal FaultCode CheckSupplies(Measurement measurement, ModeLimits limits, int elapsedMicros)
    {
        _lowBatteryMicros = measurement.BatteryMilliVolts < LowBatteryMilliVolts ? _lowBatteryMicros + elapsedMicros : 0;
        BatteryIsLow = _lowBatteryMicros >= ConfirmMicros;

        int milliVolts = measurement.HighVoltageMilliVolts;
        bool good = milliVolts >= limits.MinHighVoltageMilliVolts && milliVolts <= limits.MaxHighVoltageMilliVolts;
        if (_armedMicros < limits.SupplySettleSteps * StepTiming.TickMicros)
        {
            _armedMicros += elapsedMicros;
            good = true;
        }

        _highVoltageMicros = good ? 0 : _highVoltageMicros + elapsedMicros;
        return _highVoltageMicros >= ConfirmMicros ? FaultCode.HighVoltageImplausible : FaultCode.None;
    }
}
