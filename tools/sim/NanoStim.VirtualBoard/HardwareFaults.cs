namespace NanoStim.VirtualBoard;

/// <summary>What is broken on the board. Each is a changed part or connection; what follows from it is left to the circuit.</summary>
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

    /// <summary>The high-side switch of the bridge leg of electrode A conducts always.</summary>
    internal bool BridgeSwitchShort { get; set; }

    /// <summary>The watchdog never trips.</summary>
    internal bool WatchdogStuck { get; set; }
}
