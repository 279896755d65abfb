using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>Trip latch, charger, slide switch, battery and EMS supply. Runs while the trip latch is armed.</summary>
internal sealed class InterlockMonitor
{
    /// <summary>Below this the battery is low, in mV: an orderly end. A Li-ion cell under load; its protection acts at 3.0 V or below.</summary>
    internal const int LowBatteryMilliVolts = 3300;

    /// <summary>A Li-ion cell never reads more than this, in mV: 4.2 V when full, 5 % for divider and converter.</summary>
    internal const int MaxBatteryMilliVolts = 4410;

    // Each supply channel is sampled once in 16 steps; what is wrong for two samples is no glitch.
    private const int ConfirmMicros = 320000;

    // Battery and reservoir share an input: readings that are equal to the last bit so often are one channel, frozen or not switched.
    private const int MaxEqualSupplies = 20;

    // What opens STOP or brings the charger trips the latch within a microsecond; the contact may bounce for this many steps before it reads
    // as what it is. The output is off all the while.
    private const int NamingSteps = 5;

    private bool _ems;
    private int _lowBatteryMicros;
    private int _badSupplyMicros;
    private int _badBatteryMicros;
    private int _armedMicros;
    private int _namingSteps;
    private int _equalSupplies;

    /// <summary>The battery has been low for a while: the session should end by its ramp.</summary>
    internal bool BatteryIsLow;

    /// <summary>The latch has just been armed.</summary>
    internal void Restart(ModeLimits limits)
    {
        _ems = limits.Range == CurrentRange.Ems;
        _armedMicros = 0;
        _lowBatteryMicros = 0;
        _badSupplyMicros = 0;
        _badBatteryMicros = 0;
        _equalSupplies = 0;
        _namingSteps = 0;
        BatteryIsLow = false;
    }

    /// <summary>Names what has ended the output, or asks for another step while the cause is not to be seen yet.</summary>
    /// <returns>The fault, or none as long as the contact that tripped the latch may still bounce.</returns>
    internal FaultCode Name(InputState inputs)
    {
        // The cause before the latch that it trips.
        if (inputs.ChargerPresent)
        {
            return FaultCode.ChargerConnected;
        }

        if (inputs.EmsSwitch != _ems)
        {
            return FaultCode.SwitchMismatch;
        }

        _namingSteps++;
        return _namingSteps > NamingSteps ? FaultCode.HardwareTrip : FaultCode.None;
    }

    /// <summary>Battery and EMS supply, once in a window.</summary>
    /// <param name="measurement">What was measured.</param>
    /// <param name="limits">The limits of the mode.</param>
    /// <param name="elapsedMicros">Time since the last such check.</param>
    internal FaultCode CheckSupplies(Measurement measurement, ModeLimits limits, int elapsedMicros)
    {
        int milliVolts = measurement.BatteryMilliVolts;
        _lowBatteryMicros = milliVolts < LowBatteryMilliVolts ? _lowBatteryMicros + elapsedMicros : 0;
        BatteryIsLow = _lowBatteryMicros >= ConfirmMicros;
        _badBatteryMicros = milliVolts > MaxBatteryMilliVolts ? _badBatteryMicros + elapsedMicros : 0;
        _equalSupplies = measurement.BatteryCounts == measurement.HighVoltageCounts ? _equalSupplies + 1 : 0;
        if (_badBatteryMicros >= ConfirmMicros || _equalSupplies >= MaxEqualSupplies)
        {
            return FaultCode.SupplySenseFailed;
        }

        milliVolts = measurement.HighVoltageMilliVolts;
        bool good = _equalSupplies > 1 || (milliVolts >= limits.MinHighVoltageMilliVolts && milliVolts <= limits.MaxHighVoltageMilliVolts);
        if (_armedMicros < limits.SupplySettleSteps * StepTiming.TickMicros)
        {
            _armedMicros += elapsedMicros;
            good = true;
        }

        _badSupplyMicros = good ? 0 : _badSupplyMicros + elapsedMicros;
        return _badSupplyMicros >= ConfirmMicros ? FaultCode.HighVoltageImplausible : FaultCode.None;
    }
}
