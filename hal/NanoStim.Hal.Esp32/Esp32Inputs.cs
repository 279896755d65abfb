using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>The digital inputs. A pin value goes to a byte: every copy of the structure is an object on the device, and this makes fewest.</summary>
internal sealed class Esp32Inputs : IInputs
{
    private const int SlowInputs = 6;

    private readonly GpioPin _latchClear;
    private readonly GpioPin _stop;
    private readonly GpioPin _charger;
    private readonly GpioPin _emsSwitch;
    private readonly GpioPin _plus;
    private readonly GpioPin _minus;
    private readonly GpioPin _mode;
    private readonly GpioPin _benchStrap;
    private int _turn;

    internal Esp32Inputs(GpioController gpio)
    {
        _latchClear = gpio.OpenPin(PinMap.LatchClear, PinMode.InputPullDown);
        _stop = gpio.OpenPin(PinMap.Stop, PinMode.InputPullUp);
        _charger = gpio.OpenPin(PinMap.Charger, PinMode.InputPullUp);
        _emsSwitch = gpio.OpenPin(PinMap.EmsSwitch, PinMode.InputPullDown);
        _plus = gpio.OpenPin(PinMap.Plus, PinMode.InputPullUp);
        _minus = gpio.OpenPin(PinMap.Minus, PinMode.InputPullUp);
        _mode = gpio.OpenPin(PinMap.Mode, PinMode.InputPullUp);
        _benchStrap = gpio.OpenPin(PinMap.BenchStrap, PinMode.InputPullDown);
    }

    /// <summary>Shared with the data line of the retained memory.</summary>
    internal GpioPin MinusPin => _minus;

    /// <inheritdoc/>
    public void Sample(InputState state)
    {
        state.Tripped = (byte)_latchClear.Read() == 0;
        state.StopPressed = (byte)_stop.Read() != 0;
        if (state.Tripped)
        {
            // Nothing is urgent any more, and what has set the latch is to be seen with it.
            for (int turn = 0; turn < SlowInputs; turn++)
            {
                SampleSlow(state, turn);
            }

            return;
        }

        _turn = _turn < SlowInputs - 1 ? _turn + 1 : 0;
        SampleSlow(state, _turn);
    }

    private void SampleSlow(InputState state, int turn)
    {
        switch (turn)
        {
            case 0:
                state.Plus = (byte)_plus.Read() == 0;
                break;
            case 1:
                state.Minus = (byte)_minus.Read() == 0;
                break;
            case 2:
                state.Mode = (byte)_mode.Read() == 0;
                break;
            case 3:
                state.ChargerPresent = (byte)_charger.Read() != 0;
                break;
            case 4:
                state.EmsSwitch = (byte)_emsSwitch.Read() != 0;
                break;
            default:
                state.BenchStrap = (byte)_benchStrap.Read() != 0;
                break;
        }
    }
}
