using NanoStim.Esp32Model;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Which pin has which function, with the signatures of nanoFramework.Hardware.Esp32 1.x.</summary>
public class Configuration
{
    /// <summary>Gives a pin to a function.</summary>
    /// <exception cref="ArgumentException">
    /// The pin cannot have the function, or the function is one of ADC, DAC or SDMMC, whose pins are fixed: those always throw.
    /// </exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        if (!Chip.Enter(NativeUnit.Other).Functions.TrySet(pin, (int)value))
        {
            throw new ArgumentException("GPIO " + pin + " cannot be " + value + ".");
        }
    }

    /// <summary>The pin of a function.</summary>
    /// <returns>The pin, or -1 where the function has none.</returns>
    public static int GetFunctionPin(DeviceFunction function) => Chip.Enter(NativeUnit.Other).Functions.PinOf((int)function);
}
