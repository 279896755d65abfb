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

    /// <summary>Shared with the clock of the retained memory.</summary>
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
