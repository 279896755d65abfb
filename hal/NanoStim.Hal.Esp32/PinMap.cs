namespace NanoStim.Hal.Esp32;

/// <summary>
/// The pin map of the reference board (ESP32-WROOM-32E). This file is the only place in the code that names a pin.
/// </summary>
/// <remarks>
/// GPIO 6 to 11 carry the flash, 1 and 3 the wire protocol, 16 and 17 the second UART; 34, 35, 36 and 39 are inputs only.
/// GPIO 12 must be low at reset (flash voltage strap), which a buzzer driver with a pull-down keeps.
/// Every output is active-high, because opening an output on nanoFramework drives it low first.
/// </remarks>
public static class PinMap
{
    /// <summary>First phase, PWM1: LEDC timer 0.</summary>
    public const int FirstPhase = 25;

    /// <summary>Second phase, PWM2: LEDC timer 0, so that both phases are cut from one counter.</summary>
    public const int SecondPhase = 26;

    /// <summary>Set-point of the current sink, PWM3: LEDC timer 1.</summary>
    public const int SetPoint = 27;

    /// <summary>EMS range of the current sink, in series with the slide switch.</summary>
    public const int EmsRange = 18;

    /// <summary>EMS supply, in series with the other pole of the slide switch.</summary>
    public const int HighVoltageEnable = 19;

    /// <summary>Trip latch: low trips it, a rising edge arms it while no cause to trip is present.</summary>
    public const int Arm = 21;

    /// <summary>Watchdog: every edge is a kick. The level selects the channels of the three shared analog inputs.</summary>
    public const int WatchdogKick = 22;

    /// <summary>Trip latch read back: high = armed, so that a broken wire reads as tripped.</summary>
    public const int LatchArmed = 33;

    /// <summary>PLUS button, to ground.</summary>
    public const int Plus = 4;

    /// <summary>MINUS button, to ground through 1 kOhm; with the output off also SDA of the backup memory.</summary>
    public const int Minus = 13;

    /// <summary>MODE button, to ground (the BOOT button of a development board).</summary>
    public const int Mode = 0;

    /// <summary>STOP, a normally closed contact to ground: high = pressed, or a broken wire.</summary>
    public const int Stop = 5;

    /// <summary>Slide switch: high = EMS.</summary>
    public const int EmsSwitch = 14;

    /// <summary>Charger: high = present, or a broken wire.</summary>
    public const int Charger = 15;

    /// <summary>Bench strap: high = fitted.</summary>
    public const int BenchStrap = 23;

    /// <summary>Status light; with the output off also SCL of the backup memory, which makes it flicker.</summary>
    public const int Light = 2;

    /// <summary>Buzzer.</summary>
    public const int Buzzer = 12;

    /// <summary>Receive line of the console: COM2.</summary>
    public const int ConsoleReceive = 16;

    /// <summary>Send line of the console: COM2.</summary>
    public const int ConsoleSend = 17;

    /// <summary>ADC1 channel of the held peak of the output current: GPIO 36.</summary>
    public const int PeakCurrentChannel = 0;

    /// <summary>ADC1 channel of the mean output current: GPIO 39. Kick low: mean of the magnitude; kick high: signed mean.</summary>
    public const int MeanCurrentChannel = 3;

    /// <summary>ADC1 channel of the held peak of the electrode voltage: GPIO 34.</summary>
    public const int ElectrodeChannel = 6;

    /// <summary>ADC1 channel of the held peaks of the electrode current by sign: GPIO 32. Kick low: positive; kick high: negative.</summary>
    public const int SignedCurrentChannel = 4;

    /// <summary>ADC1 channel of the supplies: GPIO 35. Kick low: battery; kick high: EMS reservoir.</summary>
    public const int SupplyChannel = 7;
}
