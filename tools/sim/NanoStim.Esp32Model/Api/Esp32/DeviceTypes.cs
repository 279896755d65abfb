namespace nanoFramework.Hardware.Esp32;

/// <summary>Units that pins are given to: bits 16 to 23 of a <see cref="DeviceFunction"/>.</summary>
public enum DeviceTypes
{
    GPIO = 0 << 16,
    SPI = 1 << 16,
    I2C = 2 << 16,
    SERIAL = 3 << 16,
    PWM = 4 << 16,
    ADC = 5 << 16,
    I2S = 6 << 16,
    SDMMC = 8 << 16,
}
