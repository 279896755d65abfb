using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>Trip latch and high voltage: two pins, both off when low.</summary>
internal sealed class Esp32PowerStage : IPowerStage
{
    private readonly GpioPin _arm;
    private readonly GpioPin _highVoltage;

    internal Esp32PowerStage(GpioController gpio)
    {
        _arm = gpio.OpenPin(PinMap.Arm, PinMode.Output);
        _highVoltage = gpio.OpenPin(PinMap.HighVoltageEnable, PinMode.Output);
    }

    /// <inheritdoc/>
    public void Arm()
    {
        // The rising edge arms the latch, so there has to be one.
        _arm.Write(PinValue.Low);
        _arm.Write(PinValue.High);
    }

    /// <inheritdoc/>
    public void Disarm()
    {
        _arm.Write(PinValue.Low);
    }

    /// <inheritdoc/>
    public void RequestHighVoltage(bool on)
    {
        _highVoltage.Write(on ? PinValue.High : PinValue.Low);
    }
}
