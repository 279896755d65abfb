using NanoStim.Esp32Model;

namespace NanoStim.VirtualBoard;

/// <summary>Clock, PWM channels and native calls of the chip.</summary>
internal static class ProcessorFaults
{
    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        Clock("clock-10-percent-slow", "all that the processor times is 10 % slow", 0.9),
        Clock("clock-10-percent-fast", "all that the processor times is 10 % fast", 1.1),
        new("pwm-stuck-high", "the first phase pin stays high", board => board.RequireChip().Ledc.StickPin(BoardPins.FirstPhase, true), board => board.RequireChip().Ledc.UnstickPin(BoardPins.FirstPhase), needsChip: true),
        DeadChannel("first-phase", BoardPins.FirstPhase),
        DeadChannel("second-phase", BoardPins.SecondPhase),
        DeadChannel("set-point", BoardPins.SetPoint),
        Throwing("pwm", NativeUnit.Pwm),
        Throwing("adc", NativeUnit.Adc),
        Throwing("gpio", NativeUnit.Gpio),
    ];

    private static BoardFault Clock(string name, string description, double rate) => new(
        name, description, board => board.RequireChip().SetClockRate(rate), board => board.RequireChip().SetClockRate(1), needsChip: true);

    private static BoardFault DeadChannel(string name, int pin) => new(
        $"pwm-{name}-dead",
        $"the PWM channel of GPIO {pin} does not start: its pin is not driven",
        board => board.Undrive(pin, true),
        board => board.Undrive(pin, false));

    private static BoardFault Throwing(string name, NativeUnit unit) => new(
        $"{name}-call-throws",
        $"the next native call of the {name.ToUpperInvariant()} unit throws",
        board => board.RequireChip().NativeCalls.ThrowAt(unit, 1, lasts: false),
        board => board.RequireChip().NativeCalls.Mend(unit),
        needsChip: true);
}
