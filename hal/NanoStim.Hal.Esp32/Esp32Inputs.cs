using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>The digital inputs. A pin value goes to a byte: every copy of the structure is an object on the device, and this makes the fewest.</summary>
internal sealed class Esp32Inputs : IInputs
{
    private readonly Esp32Sense _sense;
    private readonly GpioPin _latchArmed;
    private readonly GpioPin _stop;
    private readonly GpioPin _charger;
    private readonly GpioPin _emsSwitch;
    private readonly GpioPin _plus;
    private readonly GpioPin _minus;
    private readonly GpioPin _mode;
    private readonly GpioPin _benchStrap;
    private int _next;
    private bool _hasStopOpened;

    internal Esp32Inputs(GpioController gpio, Esp32Sense sense)
    {
        _sense = sense;
        _latchArmed = gpio.OpenPin(PinMap.LatchArmed, PinMode.InputPullDown);
        _stop = gpio.OpenPin(PinMap.Stop, PinMode.InputPullUp);
        _charger = gpio.OpenPin(PinMap.Charger, PinMode.InputPullUp);
        _emsSwitch = gpio.OpenPin(PinMap.EmsSwitch, PinMode.InputPullDown);
        _plus = gpio.OpenPin(PinMap.Plus, PinMode.InputPullUp);
        _minus = gpio.OpenPin(PinMap.Minus, PinMode.InputPullUp);
        _mode = gpio.OpenPin(PinMap.Mode, PinMode.InputPullUp);
        _benchStrap = gpio.OpenPin(PinMap.BenchStrap, PinMode.InputPullDown);
    }

    /// <summary>The pin of MINUS, shared with the data line of the backup memory.</summary>
    internal GpioPin MinusPin => _minus;

    /// <summary>
    /// Looks at STOP while no sample is taken: a transfer of the backup memory, with the latch tripped, takes longer than a press. What it sees is in
    /// the next sample.
    /// </summary>
    internal void WatchStop()
    {
        if ((byte)_stop.Read() != 0)
        {
            _hasStopOpened = true;
        }
    }

    /// <inheritdoc/>
    public void Sample(InputState state)
    {
        bool isTripped = (byte)_latchArmed.Read() == 0;
        state.Tripped = isTripped;
        state.StopPressed = (byte)_stop.Read() != 0;
        if (isTripped && (_hasStopOpened || !state.StopPressed))
        {
            SampleAll(state);
            return;
        }

        // Constants for what comes next: cheaper than a counter.
        switch (_next)
        {
            case 0:
                state.Plus = (byte)_plus.Read() == 0;
                _next = 1;
                break;
            case 1:
                state.Minus = (byte)_minus.Read() == 0;
                _next = 2;
                break;
            case 2:
                state.Mode = (byte)_mode.Read() == 0;
                _next = 3;
                break;
            case 3:
                state.ChargerPresent = (byte)_charger.Read() != 0;
                _next = 4;
                break;
            case 4:
                state.EmsSwitch = (byte)_emsSwitch.Read() != 0;
                _next = 5;
                break;
            case 5:
                state.BenchStrap = (byte)_benchStrap.Read() != 0;
                _next = 6;
                break;
            default:
                _sense.IsSupplyDue = true;
                _next = 0;
                break;
        }
    }

    /// <summary>With the latch tripped nothing is urgent any more, and the cause is to be seen with it. Where the cause is STOP, it is.</summary>
    private void SampleAll(InputState state)
    {
        state.StopPressed |= _hasStopOpened;
        _hasStopOpened = false;
        state.Plus = (byte)_plus.Read() == 0;
        state.Minus = (byte)_minus.Read() == 0;
        state.Mode = (byte)_mode.Read() == 0;
        state.ChargerPresent = (byte)_charger.Read() != 0;
        state.EmsSwitch = (byte)_emsSwitch.Read() != 0;
        state.BenchStrap = (byte)_benchStrap.Read() != 0;
        _sense.IsSupplyDue = true;
    }
}
