using System.Globalization;
using System.Text;

namespace NanoStim.Spice.Studies;

/// <summary>Pins of the MCU, as the static deck of the output stage sees them.</summary>
/// <param name="Positive">The positive gate is open.</param>
/// <param name="Negative">The negative gate is open. Both together is what the gate logic cannot do; here it may.</param>
/// <param name="Set">Set-point at full duty.</param>
/// <param name="Ems">Range and high-voltage lines high.</param>
internal sealed record PinState(bool Positive, bool Negative, bool Set, bool Ems)
{
    internal static IReadOnlyList<PinState> All { get; } =
        [.. from state in Enumerable.Range(0, 16) select new PinState((state & 1) != 0, (state & 2) != 0, (state & 4) != 0, (state & 8) != 0)];

    /// <summary>The two directions at full set-point.</summary>
    internal static IReadOnlyList<PinState> Driven { get; } = [new(true, false, true, false), new(false, true, true, false)];

    public override string ToString() =>
        $"{(Positive ? "A" : "")}{(Negative ? "B" : "")}{(Positive || Negative ? "" : "-")}, set {(Set ? "100" : "0")} %{(Ems ? ", RANGE and HV high" : "")}";

    /// <summary>Lines of a control block that put the sources there. Levels come from the deck's own parameters, read by the first lines.</summary>
    internal void Write(StringBuilder control, SupplyLevels levels)
    {
        Alter(control, "vgp", Positive, levels.Logic);
        Alter(control, "vgn", Negative, levels.Logic);
        Alter(control, "vgp5", Positive, levels.Gate);
        Alter(control, "vgn5", Negative, levels.Gate);
        Alter(control, "vset", Set, levels.Set);
        Alter(control, "vrng", Ems, levels.Logic);
        Alter(control, "vhv", Ems, levels.Logic);
    }

    private static void Alter(StringBuilder control, string source, bool high, double level) =>
        control.Append(CultureInfo.InvariantCulture, $"alter {source} = {(high ? level : 0):R}\n");
}
