using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>The kick of the external window watchdog.</summary>
internal sealed class Esp32Watchdog : IWatchdog
{
    private readonly GpioPin _kick;

    internal Esp32Watchdog(GpioController gpio)
    {
        _kick = gpio.OpenPin(PinMap.WatchdogKick, PinMode.Output);
    }

    /// <inheritdoc/>
    public void Kick()
    {
        _kick.Toggle();
    }
}
