using System.Device.Gpio;
using System.Device.Pwm;
using nanoFramework.Hardware.Esp32;

namespace NanoStim.Hal.Esp32;

/// <summary>The set-point PWM and the range switch.</summary>
internal sealed class Esp32CurrentSource : ICurrentSource
{
    // 11 bits of resolution; two orders above the corner of the set-point filter.
    private const int SetPointHertz = 20000;

    private readonly Esp32Sense _sense;
    private readonly GpioPin _emsRange;
    private readonly PwmChannel _setPoint;
    private int _fullScaleMicroAmps;
    private int _stepsPerMicroAmp;

    internal Esp32CurrentSource(GpioController gpio, Esp32Sense sense)
    {
        _sense = sense;
        _emsRange = gpio.OpenPin(PinMap.EmsRange, PinMode.Output);
        _setPoint = PwmPin.Open(PinMap.SetPoint, DeviceFunction.PWM3, SetPointHertz);
        SelectRange(CurrentRange.Microcurrent);
    }

    /// <inheritdoc/>
    public void SelectRange(CurrentRange range)
    {
        bool ems = range == CurrentRange.Ems;
        _emsRange.Write(ems ? PinValue.High : PinValue.Low);
        _fullScaleMicroAmps = ems ? FrontEnd.EmsFullScale : FrontEnd.MicrocurrentFullScale;
        _stepsPerMicroAmp = ems ? FrontEnd.EmsSteps : FrontEnd.MicrocurrentSteps;
        _sense.UseRange(ems);
    }

    /// <inheritdoc/>
    public void WriteMicroAmps(int microAmps)
    {
        // Stryker disable once Equality : zero becomes zero
        if (microAmps < 0)
        {
            microAmps = 0;
        }

        // Stryker disable once Equality : full scale becomes full scale
        if (microAmps > _fullScaleMicroAmps)
        {
            microAmps = _fullScaleMicroAmps;
        }

        // Stryker disable once Bitwise : the product is never negative
        _setPoint.DutyCycle = PwmPin.Duty((microAmps * _stepsPerMicroAmp) >> FrontEnd.StepScaleBits);
    }

    /// <summary>Starts the set-point, at zero: from here on it is only written, never stopped.</summary>
    internal void Run()
    {
        _setPoint.Start();
    }
}
