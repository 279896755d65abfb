namespace NanoStim.VirtualBoard;

/// <summary>The four bridge switches, shorted and open.</summary>
internal static class BridgeFaults
{
    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        Switch("bridge-switch-short", "the high-side switch of electrode A is shorted: another name of bridge-q1-short", SwitchFault.Short, (parts, fault) => parts.Q1 = fault),
        .. Both("q1", "high-side switch of electrode A", (parts, fault) => parts.Q1 = fault),
        .. Both("q2", "high-side switch of electrode B", (parts, fault) => parts.Q2 = fault),
        .. Both("q3", "low-side switch of electrode A", (parts, fault) => parts.Q3 = fault),
        .. Both("q4", "low-side switch of electrode B", (parts, fault) => parts.Q4 = fault),
    ];

    private static BoardFault[] Both(string part, string what, Action<HardwareFaults, SwitchFault> set) =>
    [
        Switch($"bridge-{part}-short", $"the {what} is shorted", SwitchFault.Short, set),
        Switch($"bridge-{part}-open", $"the {what} is open", SwitchFault.Open, set),
    ];

    private static BoardFault Switch(string name, string description, SwitchFault fault, Action<HardwareFaults, SwitchFault> set) => new(
        name, description, board => set(board.Faults, fault), board => set(board.Faults, SwitchFault.None));
}
