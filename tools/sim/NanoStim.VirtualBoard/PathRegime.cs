namespace NanoStim.VirtualBoard;

/// <summary>What decides the current through the load between two edges.</summary>
internal enum PathRegime
{
    /// <summary>The bridge is open.</summary>
    Off,

    /// <summary>The bridge conducts into no load, or the charge that the load holds is above the supply.</summary>
    Blocked,

    /// <summary>The sink regulates.</summary>
    Regulated,

    /// <summary>A limit that does not depend on the load: degeneration of the sink, or the least voltage at the bridge top.</summary>
    Limited,

    /// <summary>The compliance is used up: supply and resistances decide.</summary>
    Saturated,

    /// <summary>Charge of skin or blocking capacitors returns through a body diode, past the sink.</summary>
    Returning,

    /// <summary>A shorted bridge switch joins both electrodes, and there are no leg diodes: the load discharges through the bridge.</summary>
    Bypassed,
}
