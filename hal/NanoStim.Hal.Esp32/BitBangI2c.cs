using System.Device.Gpio;

namespace NanoStim.Hal.Esp32;

/// <summary>
/// An I2C master on two pins that have another function between transfers: SCL is the status light, push-pull and low; SDA is the MINUS
/// button, an input with pull-up. Every transfer leaves them in that state.
/// </summary>
/// <remarks>
/// SDA is pulled low or released, never driven high: the button or the chip may be pulling it low. Its output register is low from the
/// reset of the chip on and nobody writes it, because SetPinMode (nf-interpreter, cpu_gpio.cpp) enables an output with its old level
/// before it sets it low. It is also an open drain. In between, gpio_reset_pin pulls the pin up, as the resistor on the board does.
/// The chip does not stretch the clock, and no delays are needed: every call here takes longer than the 1.3 us that the chip asks of a clock
/// (MCP7940N data sheet DS20005010, AC characteristics).
/// While MINUS is held there is no STOP, and every clock would be a zero to the chip. A transfer that notices it gives up at a bit at
/// which the chip does not pull SDA, so that the button is the button again. The chip listens on until the next START: repeat it.
/// </remarks>
internal sealed class BitBangI2c
{
    private const int BitsOfByte = 8;
    private const int FirstBit = 0x80;

    private readonly GpioPin _clock;
    private readonly GpioPin _data;
    private bool _isPulled;
    private bool _isOpen;
    private bool _isReceiving;

    // A reset may have left the chip in the middle of anything.
    private bool _isUnknown = true;

    // State of the chip after a transfer that was given up: it has sent a byte that is not acknowledged yet, or expects this bit.
    private bool _isParked;
    private int _nextBit = FirstBit;

    internal BitBangI2c(GpioPin clock, GpioPin data)
    {
        _clock = clock;
        _data = data;
    }

    /// <summary>START, also in the middle of a transfer.</summary>
    /// <returns>False when SDA stays low: MINUS is held, or a wire is shorted.</returns>
    internal bool Start()
    {
        Release();

        // From here on it is toggled, which allocates nothing.
        _clock.Write(PinValue.Low);

        // A chip that sends releases SDA within its byte and the acknowledge.
        for (int clocks = _isUnknown ? BitsOfByte + 1 : 0; clocks > 0 && !IsHigh(); clocks--)
        {
            PulseClock();
        }

        _isOpen = false;
        if (!IsHigh())
        {
            return false;
        }

        // Only from high to low it is a START.
        _clock.Toggle();
        _isOpen = IsHigh();
        if (_isOpen)
        {
            Pull();
        }

        _clock.Toggle();
        if (_isOpen)
        {
            _isReceiving = false;
            _isUnknown = false;
            _isParked = false;
            _nextBit = FirstBit;
        }
        else
        {
            LeaveAfterZero();
        }

        return _isOpen;
    }

    /// <summary>Sends a byte.</summary>
    /// <returns>False when nobody acknowledges, or a one does not show on the wire: then the remaining bits are not sent.</returns>
    internal bool Send(int value)
    {
        // A transfer repeats this loop hundreds of times: as few calls in it as possible.
        GpioPin clock = _clock;
        // Stryker disable once Assignment : the bit is never negative
        for (int bit = FirstBit; bit != 0; bit >>= 1)
        {
            if ((value & bit) == 0)
            {
                if (!_isPulled)
                {
                    Pull();
                }

                clock.Toggle();
                clock.Toggle();
                continue;
            }

            if (_isPulled)
            {
                Release();
            }

            clock.Toggle();
            byte level = (byte)_data.Read();
            clock.Toggle();
            if (level == 0)
            {
                _isOpen = false;
                Leave(bit);
                return false;
            }
        }

        Release();
        _clock.Toggle();
        bool isAcknowledged = !IsHigh();
        _clock.Toggle();
        return isAcknowledged;
    }

    /// <summary>Receives a byte, and asks for another unless it is the last.</summary>
    /// <returns>The byte; -1 when SDA is low where the chip has released it.</returns>
    internal int Receive(bool isLast)
    {
        Release();
        _isReceiving = true;
        GpioPin clock = _clock;
        GpioPin data = _data;
        int value = 0;
        for (int bits = BitsOfByte; bits > 0; bits--)
        {
            clock.Toggle();
            value = (value << 1) | (byte)data.Read();
            clock.Toggle();
        }

        _isOpen = IsHigh();
        _isParked = !_isOpen;
        if (_isParked)
        {
            return -1;
        }

        if (!isLast)
        {
            Pull();
        }

        PulseClock();
        return value;
    }

    /// <summary>STOP, and the pins as they were found. To be called at the end of every transfer, however it went.</summary>
    /// <returns>False when SDA was low, so that nothing received before can be trusted.</returns>
    internal bool Stop()
    {
        // Stryker disable once Statement : whatever came before has released it: a byte sent or refused, the last one received, a START that failed
        Release();
        if (_isOpen && _isReceiving && !IsHigh())
        {
            // MINUS came down on the last acknowledge.
            Park();
        }

        bool isFree = _isOpen && IsHigh();
        if (isFree)
        {
            Pull();
            _clock.Toggle();
            Release();
            isFree = IsHigh();

            // Stryker disable once Statement : the clock is written low below, so that the edges stay the same
            _clock.Toggle();
            if (isFree)
            {
                _isParked = false;
            }
            else
            {
                LeaveAfterZero();
            }
        }

        // Stryker disable once Boolean : the next START sets it before anything reads it
        _isOpen = false;

        // Stryker disable once Statement : the clock is low already, as every toggle above has another after it
        _clock.Write(PinValue.Low);
        return isFree;
    }

    // A clock that was to be START or STOP was a zero: an acknowledge to a chip that sends, a bit to one that listens.
    private void LeaveAfterZero()
    {
        if (_isParked)
        {
            Park();
        }
        else
        {
            Leave(_nextBit);
        }
    }

    // It has been told to send another byte: to the end of it.
    private void Park()
    {
        for (int bits = 0; bits < BitsOfByte; bits++)
        {
            PulseClock();
        }

        _isParked = true;
    }

    // It has heard this bit and those before it.
    private void Leave(int bit)
    {
        // Stryker disable once Bitwise : the bit is never negative
        _nextBit = bit >> 1;
        if (_nextBit == 0)
        {
            // It acknowledges what it has understood.
            PulseClock();
            _nextBit = FirstBit;
        }
    }

    private bool IsHigh()
    {
        return (byte)_data.Read() != 0;
    }

    private void PulseClock()
    {
        _clock.Toggle();
        _clock.Toggle();
    }

    private void Pull()
    {
        if (!_isPulled)
        {
            _data.SetPinMode(PinMode.OutputOpenDrain);
            _isPulled = true;
        }
    }

    private void Release()
    {
        if (_isPulled)
        {
            _data.SetPinMode(PinMode.InputPullUp);
            _isPulled = false;
        }
    }
}
