using NanoStim.Esp32Model;

namespace NanoStim.VirtualBench.Tests;

/// <summary>A circuit without a part on it, for tests that only look at what the chip drives.</summary>
internal abstract class BareCircuit : ICircuit
{
    public virtual void AdvanceTo(long nanos)
    {
    }

    public virtual void DriveChanged(int pin, PinDrive drive)
    {
    }

    /// <summary>The zero of the sense channels.</summary>
    public double AnalogVolts(int pin) => 0.2;

    public bool? DigitalLevel(int pin) => null;
}
