namespace NanoStim.VirtualBoard;

/// <summary>The parts and connections of the board that are broken. The circuit model works out what follows.</summary>
internal sealed class HardwareFaults
{
    /// <summary>The switch that adds the EMS sense resistor conducts, whatever its gate and the slide switch say.</summary>
    internal bool RangeSwitchShort { get; set; }

    /// <summary>Drain and source of the sink transistor are joined.</summary>
    internal bool SinkShort { get; set; }

    /// <summary>The output of the sink's op-amp stays at its supply.</summary>
    internal bool OpAmpStuckHigh { get; set; }

    /// <summary>The 3.32 kOhm sense resistor is open.</summary>
    internal bool SenseResistorOpen { get; set; }

    /// <summary>The 3.32 kOhm sense resistor is shorted.</summary>
    internal bool SenseResistorShort { get; set; }

    /// <summary>The shunt in the EMS feed is shorted.</summary>
    internal bool FeedShuntShort { get; set; }

    /// <summary>The first comparator, on the sensed voltage, never sees too much current.</summary>
    internal bool ComparatorStuck { get; set; }

    /// <summary>The lower resistor of the set-point divider is open: the set-point rises to the pin's own voltage.</summary>
    internal bool SetPointDividerOpen { get; set; }

    /// <summary>The set-point pin is joined to 3.3 V.</summary>
    internal bool SetPointStuckHigh { get; set; }

    /// <summary>The 36 kOhm series resistor of the microcurrent rail is shorted.</summary>
    internal bool SeriesResistorShort { get; set; }

    /// <summary>The microcurrent rail is at 60 V.</summary>
    internal bool MicrocurrentRailHigh { get; set; }

    /// <summary>The switch between reservoir and bridge conducts always. The slide switch is still in series.</summary>
    internal bool HighVoltageSwitchShort { get; set; }

    /// <summary>The boost converter runs always.</summary>
    internal bool BoostStuckOn { get; set; }

    /// <summary>Q1, the high-side switch of electrode A.</summary>
    internal SwitchFault Q1 { get; set; }

    /// <summary>Q2, the high-side switch of electrode B.</summary>
    internal SwitchFault Q2 { get; set; }

    /// <summary>Q3, the low-side switch of electrode A.</summary>
    internal SwitchFault Q3 { get; set; }

    /// <summary>Q4, the low-side switch of electrode B.</summary>
    internal SwitchFault Q4 { get; set; }

    /// <summary>The shunt of the signed sensor is open: its diodes carry the current.</summary>
    internal bool SignShuntOpen { get; set; }

    /// <summary>The shunt of the signed sensor is shorted.</summary>
    internal bool SignShuntShort { get; set; }

    /// <summary>The output of the isolated amplifier stays at this part of its range, -1 to 1; null while it works.</summary>
    internal double? SignAmplifierStuck { get; set; }

    /// <summary>The select line of the multiplexer stays at this level, whatever KICK does; null while it follows.</summary>
    internal bool? MultiplexerStuck { get; set; }

    /// <summary>The logic supply, in V; null for its nominal value.</summary>
    internal double? LogicVolts { get; set; }

    /// <summary>The logic supply as it is, in V.</summary>
    internal double LogicVoltsOr(FrontEndParameters parameters) => LogicVolts ?? parameters.LogicVolts;

    /// <summary>The second comparator, on the current of the EMS feed, never sees too much current.</summary>
    internal bool FeedComparatorStuck { get; set; }

    /// <summary>The phase limiter never trips.</summary>
    internal bool PhaseLimiterStuck { get; set; }

    /// <summary>The maximum-on-time limiter never trips.</summary>
    internal bool OnTimeLimiterStuck { get; set; }

    /// <summary>The way from the charger's supply to the trip net is broken.</summary>
    internal bool ChargerSupplyPathOpen { get; set; }

    /// <summary>The way from the charger's power-good output to the trip net, and to its pin, is broken.</summary>
    internal bool ChargerPowerGoodPathOpen { get; set; }

    /// <summary>The watchdog never trips.</summary>
    internal bool WatchdogStuck { get; set; }
}
