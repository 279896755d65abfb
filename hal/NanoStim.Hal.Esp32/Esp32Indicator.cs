using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>Light and buzzer.</summary>
internal sealed class Esp32Indicator : IIndicator
{
    private readonly GpioPin _light;
    private readonly GpioPin _buzzer;

    internal Esp32Indicator(GpioController gpio)
    {
        _light = gpio.OpenPin(PinMap.Light, PinMode.Output);
        _buzzer = gpio.OpenPin(PinMap.Buzzer, PinMode.Output);
    }

    /// <summary>The pin of the status light, shared with the clock line of the backup memory.</summary>
    internal GpioPin LightPin => _light;

    /// <inheritdoc/>
    public void Light(bool on)
    {
        _light.Write(on ? PinValue.High : PinValue.Low);
    }

    /// <inheritdoc/>
    public void Buzzer(bool on)
    {
        _buzzer.Write(on ? PinValue.High : PinValue.Low);
    }
}
