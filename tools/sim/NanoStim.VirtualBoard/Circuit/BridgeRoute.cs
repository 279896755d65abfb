namespace NanoStim.VirtualBoard;

/// <summary>What the four bridge switches connect the electrodes to.</summary>
internal enum BridgeRoute
{
    /// <summary>No current can reach the load.</summary>
    Off,

    /// <summary>One electrode is at the bridge top and the other at the foot: a phase.</summary>
    Drive,

    /// <summary>Both electrodes are at the bridge top and one of them at the foot as well: the sink takes its current past the load.</summary>
    HighBypass,

    /// <summary>A leg joins top and foot, and the foot rises so far that no other low-side switch conducts: no current in the load.</summary>
    LowBypass,

    /// <summary>One electrode is at the foot and nothing at the top: charge of the load returns through a low-side body diode.</summary>
    Return,
}
