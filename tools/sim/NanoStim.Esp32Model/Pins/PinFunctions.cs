using nanoFramework.Hardware.Esp32;

namespace NanoStim.Esp32Model;

/// <summary>
/// Which pin has which function: nf-interpreter's device mapping (DeviceMapping_common.cpp and ESP32_DeviceMapping.cpp) with the
/// defaults of the classic ESP32. A function is 0x00DDIIFF: device type, index from 1, pin of the device.
/// </summary>
internal sealed class PinFunctions
{
    private const int NoPin = -1;

    private static readonly int[][] SpiDefaults = [[23, 25, 19], [NoPin, NoPin, NoPin]];
    private static readonly int[][] I2cDefaults = [[18, 19], [25, 26]];
    private static readonly int[][] SerialDefaults =
        [[1, 3, 22, 19], [NoPin, NoPin, NoPin, NoPin], [NoPin, NoPin, NoPin, NoPin]];

    private static readonly int[][] I2sDefaults =
        [[NoPin, NoPin, NoPin, NoPin, NoPin], [NoPin, NoPin, NoPin, NoPin, NoPin]];

    private static readonly int[][] SdmmcPins = [[14, 15, 2, 4, 12, 13], [NoPin, NoPin, NoPin, NoPin, NoPin, NoPin]];
    private static readonly int[] DacPins = [25, 26];

    private readonly int[] _pwm = new int[16];
    private int[][] _spi = Copy(SpiDefaults);
    private int[][] _i2c = Copy(I2cDefaults);
    private int[][] _serial = Copy(SerialDefaults);
    private int[][] _i2s = Copy(I2sDefaults);

    internal void Reset()
    {
        Array.Fill(_pwm, NoPin);
        _spi = Copy(SpiDefaults);
        _i2c = Copy(I2cDefaults);
        _serial = Copy(SerialDefaults);
        _i2s = Copy(I2sDefaults);
    }

    /// <summary>Gives a pin to a function; false where the native code refuses. It refuses ADC, DAC and SDMMC altogether.</summary>
    internal bool TrySet(int pin, int function)
    {
        int index = IndexOf(function);
        int line = function & 0xFF;
        switch (TypeOf(function))
        {
            case (int)DeviceTypes.GPIO:
                // Opening a pin makes it a GPIO; nothing to store.
                return true;
            case (int)DeviceTypes.PWM:
                // No check of the pin: one that cannot drive fails only when a PwmChannel is made on it.
                return TryStore(_pwm, index, pin);
            case (int)DeviceTypes.SPI:
                // Only MISO may be an input-only pin.
                return (line == 1 || Esp32Pins.IsOutput(pin)) && TryStore(_spi, index, line, pin);
            case (int)DeviceTypes.I2C:
                return Esp32Pins.IsOutput(pin) && TryStore(_i2c, index, line, pin);
            case (int)DeviceTypes.SERIAL:
                // TX and RTS must drive.
                return ((line & 1) == 1 || Esp32Pins.IsOutput(pin)) && TryStore(_serial, index, line, pin);
            case (int)DeviceTypes.I2S:
                return TryStore(_i2s, index, line, pin);
            default:
                return false;
        }
    }

    /// <summary>The pin of a function, or -1.</summary>
    internal int PinOf(int function)
    {
        int index = IndexOf(function);
        int line = function & 0xFF;
        return TypeOf(function) switch
        {
            (int)DeviceTypes.SPI => At(_spi, index, line),
            (int)DeviceTypes.I2C => At(_i2c, index, line),
            (int)DeviceTypes.SERIAL => At(_serial, index, line),
            (int)DeviceTypes.PWM => PwmPin(index),
            (int)DeviceTypes.ADC => line < Esp32Pins.AdcChannelCount ? Esp32Pins.OfAdcChannel(line) : NoPin,
            (int)DeviceTypes.I2S => At(_i2s, index, line),
            DacType => line < DacPins.Length ? DacPins[line] : NoPin,
            (int)DeviceTypes.SDMMC => At(SdmmcPins, index, line),
            _ => NoPin,
        };
    }

    /// <summary>The pin of PWM1 (index 0) to PWM16 (index 15), or -1.</summary>
    internal int PwmPin(int index) => (uint)index < _pwm.Length ? _pwm[index] : NoPin;

    // The type exists in the native map only; the managed enumeration leaves it out.
    private const int DacType = 7 << 16;

    /// <summary>Whether a UART, by its number from 0, has pins to send and to receive.</summary>
    internal bool HasSerialPins(int uart) => _serial[uart][0] != NoPin && _serial[uart][1] != NoPin;

    private static int TypeOf(int function) => function & 0xFF_0000;

    private static int IndexOf(int function) => (function >> 8 & 0xFF) - 1;

    private static bool TryStore(int[][] map, int index, int line, int pin) =>
        (uint)index < map.Length && TryStore(map[index], line, pin);

    private static bool TryStore(int[] map, int line, int pin)
    {
        if ((uint)line >= map.Length)
        {
            return false;
        }

        // The native map has 8 bits for a pin.
        map[line] = (sbyte)pin;
        return true;
    }

    private static int At(int[][] map, int index, int line) =>
        (uint)index < map.Length && line < map[index].Length ? map[index][line] : NoPin;

    private static int[][] Copy(int[][] map) => Array.ConvertAll(map, row => (int[])row.Clone());
}
