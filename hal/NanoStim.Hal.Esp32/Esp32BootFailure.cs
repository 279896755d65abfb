using System;
using System.Device.Gpio;
using System.Threading;

namespace NanoStim.Hal.Esp32;

/// <summary>
/// Shows that the board could not be opened: light and buzzer in half seconds, the pattern of a fault. It needs no other part of the board, and the
/// trip latch, which comes up tripped, is held so.
/// </summary>
public static class Esp32BootFailure
{
    private const int HalfSecondMillis = 500;

    /// <summary>Never returns.</summary>
    public static void Signal()
    {
        GpioPin light = null;
        GpioPin buzzer = null;
        bool on = false;
        while (true)
        {
            try
            {
                // What has failed once may work the next time.
                if (buzzer == null)
                {
                    GpioController gpio = new GpioController();
                    Open(gpio, PinMap.Arm);
                    light = Open(gpio, PinMap.Light);
                    buzzer = Open(gpio, PinMap.Buzzer);
                }

                on = !on;
                light.Write(on ? PinValue.High : PinValue.Low);
                buzzer.Write(on ? PinValue.High : PinValue.Low);
            }
            catch (Exception)
            {
                // Nothing else is left to signal with; the hardware holds the output off.
            }

            Thread.Sleep(HalfSecondMillis);
        }
    }

    private static GpioPin Open(GpioController gpio, int pin)
    {
        // The board may have opened it before it failed. Opening an output enables it with its old level before it drives it low: a rising
        // edge that could arm the latch, unless the level is low by then.
        if (gpio.IsPinOpen(pin))
        {
            gpio.Write(pin, PinValue.Low);
            gpio.ClosePin(pin);
        }

        return gpio.OpenPin(pin, PinMode.Output);
    }
}
