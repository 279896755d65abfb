using NanoStim.Esp32Model;
using NanoStim.VirtualBoard;

namespace NanoStim.VirtualBench.Tests;

/// <summary>Sits between chip and board, and records what the chip does to the two pins of the backup memory.</summary>
internal sealed class PinRecorder(ReferenceBoard board) : ICircuit
{
    internal const int Light = 2;
    internal const int Minus = 13;

    /// <summary>Every drive of SDA's pin, in order.</summary>
    internal List<PinDriveKind> DataDrives { get; } = [];

    /// <summary>How often SCL has risen.</summary>
    internal int Clocks { get; private set; }

    /// <summary>Called at each rising edge of SCL with its number, before the board hears of it.</summary>
    internal Action<int>? Clocking { get; set; }

    public void AdvanceTo(long nanos) => board.AdvanceTo(nanos);

    public void DriveChanged(int pin, PinDrive drive)
    {
        if (pin == Minus)
        {
            DataDrives.Add(drive.Kind);
        }

        if (pin == Light && drive.Kind == PinDriveKind.High)
        {
            Clocks++;
            Clocking?.Invoke(Clocks);
        }

        board.DriveChanged(pin, drive);
    }

    public double AnalogVolts(int pin) => board.AnalogVolts(pin);

    public bool? DigitalLevel(int pin) => board.DigitalLevel(pin);

    internal void Forget()
    {
        DataDrives.Clear();
        Clocks = 0;
        Clocking = null;
    }
}
