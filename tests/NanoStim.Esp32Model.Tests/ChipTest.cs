using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;
using NUnit.Framework.Constraints;

namespace NanoStim.Esp32Model.Tests;

/// <summary>A chip under power with nothing on its pins, new for every test.</summary>
internal abstract class ChipTest
{
    protected const long Millisecond = 1_000_000;
    protected const long Second = 1_000_000_000;

    protected BareCircuit Circuit { get; private set; } = new();

    protected Chip Chip { get; private set; } = new(new ChipOptions());

    [SetUp]
    public void PowerUp() => PowerUp(new ChipOptions());

    protected void PowerUp(ChipOptions options)
    {
        Circuit = new BareCircuit();
        Chip = new Chip(options);
        Chip.PowerUp(Circuit);
    }

    protected static PwmChannel Pwm(int number, int pin, int frequency, double duty)
    {
        Configuration.SetPinFunction(pin, (DeviceFunction)((int)DeviceFunction.PWM1 + (number - 1) * 0x100));
        return PwmChannel.CreateFromPin(pin, frequency, duty);
    }

    /// <summary>Within a few percent, for times in whole ns or ps.</summary>
    protected static RangeConstraint About(long expected, double percent) =>
        Is.InRange((long)(expected * (1 - percent / 100)), (long)(expected * (1 + percent / 100)));

    /// <summary>Lets time pass, in ns.</summary>
    protected void Pass(long nanos) => Chip.AdvanceTo(Chip.NowNanos + nanos);

    /// <summary>The cycle that the pin now has: period and high time in ps.</summary>
    protected (long Period, long High) CycleOf(int pin)
    {
        PinDrive drive = Chip.DriveOf(pin);
        Assert.That(drive.Kind, Is.EqualTo(PinDriveKind.Pwm), "drive of pin " + pin);
        return (drive.PeriodPicos, drive.HighPicos);
    }
}
