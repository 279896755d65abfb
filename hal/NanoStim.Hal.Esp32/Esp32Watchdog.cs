using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>The kick of the external window watchdog, whose level also selects the channels of the shared analog inputs.</summary>
internal sealed class Esp32Watchdog : IWatchdog
{
    /// <summary>The level that the pin was given last. Not read back: an output of this chip reads low.</summary>
    internal bool IsHigh;

    private readonly GpioPin _kick;

    internal Esp32Watchdog(GpioController gpio)
    {
        // Opening an output drives it low.
        _kick = gpio.OpenPin(PinMap.WatchdogKick, PinMode.Output);
    }

    /// <inheritdoc/>
    public void Kick()
    {
        _kick.Toggle();
        IsHigh = !IsHigh;
    }
}
