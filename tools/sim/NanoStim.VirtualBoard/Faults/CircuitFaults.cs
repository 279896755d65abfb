using System.Globalization;

namespace NanoStim.VirtualBoard;

/// <summary>Parts of sink, set-point, rails and supplies.</summary>
internal static class CircuitFaults
{
    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        PartFault.Of("set-point-stuck-high", "the set-point pin is joined to 3.3 V", (parts, broken) => parts.SetPointStuckHigh = broken, "near full scale, where the set-point stands that high anyway"),
        PartFault.Of("set-point-divider-open", "the lower resistor of the set-point divider is open", (parts, broken) => parts.SetPointDividerOpen = broken),
        PartFault.Of("range-switch-short", "the switch that adds the EMS sense resistor is shorted", (parts, broken) => parts.RangeSwitchShort = broken, "in ems, where the switch is closed anyway"),
        PartFault.Of("sink-short", "drain and source of the sink transistor are shorted", (parts, broken) => parts.SinkShort = broken),
        PartFault.Of("opamp-stuck-high", "the op-amp of the sink drives its transistor fully on", (parts, broken) => parts.OpAmpStuckHigh = broken),
        PartFault.Of("sense-resistor-open", "the 3.32 kOhm sense resistor is open", (parts, broken) => parts.SenseResistorOpen = broken, "in ems, where it stands beside 33 ohm"),
        PartFault.Of("sense-resistor-short", "the 3.32 kOhm sense resistor is shorted", (parts, broken) => parts.SenseResistorShort = broken),
        PartFault.Of("series-resistor-short", "the 36 kOhm series resistor is shorted", (parts, broken) => parts.SeriesResistorShort = broken, "the sink still holds the current"),
        PartFault.Of("ms-rail-high", "the microcurrent rail is at 60 V", (parts, broken) => parts.MicrocurrentRailHigh = broken, "the sink still holds the current"),
        PartFault.Of("hv-switch-short", "the high-voltage switch is shorted", (parts, broken) => parts.HighVoltageSwitchShort = broken, "the slide switch or the sink still holds the current"),
        PartFault.Of("boost-stuck-on", "the high-voltage converter runs always", (parts, broken) => parts.BoostStuckOn = broken, "in ems, where the converter runs anyway"),
        LogicSupply(2.7),
        LogicSupply(4.25),
        LogicSupply(5.5),
    ];

    internal static BoardFault LogicSupply(double volts) => new(
        string.Create(CultureInfo.InvariantCulture, $"logic-supply-{volts:0.##}v"),
        string.Create(CultureInfo.InvariantCulture, $"the logic supply is at {volts:0.##} V instead of 3.3 V"),
        board => board.Faults.LogicVolts = volts,
        board => board.Faults.LogicVolts = null);
}
