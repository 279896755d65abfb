namespace NanoStim.VirtualBoard;

/// <summary>Shunt, amplifier and multiplexer of the signed channel.</summary>
internal static class SignedChannelFaults
{
    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        PartFault.Of("sign-shunt-open", "the shunt of the signed sensor is open; its diodes carry the current", (parts, broken) => parts.SignShuntOpen = broken),
        PartFault.Of("sign-shunt-short", "the shunt of the signed sensor is shorted", (parts, broken) => parts.SignShuntShort = broken),
        Amplifier("zero", "no current", 0),
        Amplifier("positive", "positive current", 1),
        Amplifier("negative", "negative current", -1),
        Multiplexer("mux-stuck-low", false),
        Multiplexer("mux-stuck-high", true),
    ];

    private static BoardFault Amplifier(string name, string what, double part) => new(
        $"sign-amplifier-{name}",
        $"the amplifier of the signed sensor shows {what} always",
        board => board.Faults.SignAmplifierStuck = part,
        board => board.Faults.SignAmplifierStuck = null);

    private static BoardFault Multiplexer(string name, bool high) => new(
        name,
        $"the multiplexer shows the channels of KICK {(high ? "high" : "low")} only",
        board => board.Faults.MultiplexerStuck = high,
        board => board.Faults.MultiplexerStuck = null);
}
