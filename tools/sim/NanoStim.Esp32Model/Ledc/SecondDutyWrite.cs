namespace NanoStim.Esp32Model;

/// <summary>What a second duty update of a channel does while the first still waits for the end of the PWM cycle.</summary>
public enum SecondDutyWrite
{
    /// <summary>
    /// The driver spins, interrupts off, until the cycle ends; the interrupt watchdog resets the chip if that takes too long.
    /// So does esp-idf v5.5.4, which nf-interpreter builds with (ledc_ll_set_duty_start for the ESP32 waits for duty_start).
    /// </summary>
    Waits,

    /// <summary>
    /// A high-speed channel keeps the first duty and the second is lost, as seen now and then with esp-idf before that wait
    /// (arduino-esp32#5306). A low-speed channel takes the second.
    /// </summary>
    LostOnHighSpeed,
}
