using System;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Hal.Esp32;

/// <summary>What all PWM pins have in common.</summary>
internal static class PwmPin
{
    private const int FullDuty = 10000;

    /// <summary>Opens a PWM pin with duty zero; it does not run before its <c>Start</c>.</summary>
    internal static PwmChannel Open(int pin, DeviceFunction function, int frequencyHertz)
    {
        Configuration.SetPinFunction(pin, function);
        PwmChannel channel = PwmChannel.CreateFromPin(pin, frequencyHertz, 0);
        if (channel == null)
        {
            throw new InvalidOperationException("no PWM on GPIO " + pin);
        }

        return channel;
    }

    /// <summary>Steps of 1/10000 as the ratio that <c>DutyCycle</c> takes. It truncates, so half a step is added.</summary>
    internal static double Duty(int steps)
    {
        return steps < FullDuty ? (steps + 0.5) * 0.0001 : 1.0;
    }
}
