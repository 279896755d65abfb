namespace NanoStim.VirtualBoard;

/// <summary>Every GPIO of the pin map, joined to ground or to the logic supply, with the net that hangs on it.</summary>
internal static class PinFaults
{
    private static readonly (int Pin, string Signal)[] s_pins =
    [
        (BoardPins.FirstPhase, "first phase"),
        (BoardPins.SecondPhase, "second phase"),
        (BoardPins.SetPoint, "set-point"),
        (BoardPins.EmsRange, "EMS range"),
        (BoardPins.HighVoltageEnable, "high-voltage enable"),
        (BoardPins.Arm, "arm"),
        (BoardPins.WatchdogKick, "watchdog kick"),
        (BoardPins.LatchArmed, "trip latch read back"),
        (BoardPins.Plus, "PLUS"),
        (BoardPins.Minus, "MINUS and data of the backup memory"),
        (BoardPins.Mode, "MODE"),
        (BoardPins.Stop, "STOP"),
        (BoardPins.EmsSwitch, "slide switch"),
        (BoardPins.Charger, "charger"),
        (BoardPins.BenchStrap, "bench strap"),
        (BoardPins.Light, "light and clock of the backup memory"),
        (BoardPins.Buzzer, "buzzer"),
        (BoardPins.PeakCurrent, "peak current"),
        (BoardPins.MeanOrSignedMean, "mean current and signed mean"),
        (BoardPins.ElectrodeVoltage, "electrode voltage"),
        (BoardPins.SignedPeaks, "signed peaks"),
        (BoardPins.BatteryOrReservoir, "battery and reservoir"),
    ];

    internal static IReadOnlyList<BoardFault> All { get; } =
    [
        .. s_pins.SelectMany(entry => new[] { Stuck(entry.Pin, entry.Signal, false), Stuck(entry.Pin, entry.Signal, true) }),
    ];

    internal static string Name(int pin, bool high) => $"gpio-{pin}-stuck-{(high ? "high" : "low")}";

    private static BoardFault Stuck(int pin, string signal, bool high) => new(
        Name(pin, high),
        $"GPIO {pin}, {signal}, is joined to {(high ? "the logic supply" : "ground")}",
        board => board.Stick(pin, high),
        board => board.Stick(pin, null));
}
