namespace NanoStim.VirtualBoard;

/// <summary>
/// The four switches of the bridge: Q1 and Q3 join electrode A to top and foot, Q2 and Q4 electrode B. The logic turns on Q1 with
/// Q4, or Q2 with Q3; a broken switch makes something else of it.
/// </summary>
internal sealed class BridgeSwitches(HardwareFaults faults)
{
    /// <summary>Finds what the electrodes are connected to.</summary>
    /// <param name="polarity">What the logic turns on: +1 for Q1 and Q4, -1 for Q2 and Q3, 0 for none.</param>
    /// <param name="sign">Direction in which current can flow in the load: +1 from A to B.</param>
    internal BridgeRoute Find(int polarity, out int sign)
    {
        bool highA = Conducts(faults.Q1, polarity > 0);
        bool highB = Conducts(faults.Q2, polarity < 0);
        bool lowA = Conducts(faults.Q3, polarity < 0);
        bool lowB = Conducts(faults.Q4, polarity > 0);
        sign = lowB ? 1 : -1;
        if (lowA && lowB)
        {
            // Without the top, both electrodes are at the foot; no single fault does that.
            sign = polarity < 0 ? -1 : 1;
            return highA || highB ? BridgeRoute.LowBypass : BridgeRoute.Off;
        }

        if (!lowA && !lowB)
        {
            sign = 1;
            return BridgeRoute.Off;
        }

        if (highA && highB)
        {
            return BridgeRoute.HighBypass;
        }

        if (!highA && !highB)
        {
            return BridgeRoute.Return;
        }

        return highA == lowB ? BridgeRoute.Drive : BridgeRoute.LowBypass;
    }

    /// <summary>Whether the low-side switch that the current passes is shorted, so that it no longer shields the sink from the rail.</summary>
    internal bool ExposesSink(BridgeRoute route, int sign) => route switch
    {
        BridgeRoute.Drive => (sign > 0 ? faults.Q4 : faults.Q3) == SwitchFault.Short,
        BridgeRoute.LowBypass => faults.Q3 == SwitchFault.Short || faults.Q4 == SwitchFault.Short,
        _ => false,
    };

    private static bool Conducts(SwitchFault fault, bool isTurnedOn) =>
        fault == SwitchFault.Short || (isTurnedOn && fault != SwitchFault.Open);
}
