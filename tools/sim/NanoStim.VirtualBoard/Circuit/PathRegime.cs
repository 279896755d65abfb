namespace NanoStim.VirtualBoard;

/// <summary>What limits the current through the load between two edges.</summary>
internal enum PathRegime
{
    /// <summary>All bridge switches are off.</summary>
    Off,

    /// <summary>No current flows: the electrode is open, or the charge that the load holds exceeds the supply.</summary>
    Blocked,

    /// <summary>The sink regulates.</summary>
    Regulated,

    /// <summary>A limit that does not depend on the load: degeneration of the sink, or the minimum voltage at the bridge top.</summary>
    Limited,

    /// <summary>Out of compliance: supply voltage and resistances set the current.</summary>
    Saturated,

    /// <summary>A shorted low-side switch exposes the sink transistor to the rail: it breaks down and no longer regulates.</summary>
    Breakdown,

    /// <summary>Charge of skin or blocking capacitors returns through a body diode, past the sink.</summary>
    Returning,

    /// <summary>A shorted bridge switch joins both electrodes, and there are no leg diodes: the load discharges through the bridge.</summary>
    Bypassed,
}
