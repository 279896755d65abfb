namespace NanoStim.Hal;

/// <summary>The trip latch and the high voltage.</summary>
public interface IPowerStage
{
    /// <summary>Arms the trip latch. It stays tripped while any cause to trip is present; the inputs read its state back.</summary>
    void Arm();

    /// <summary>Trips the latch: the hardware switches all bridge switches and the high voltage off, whatever the PWM outputs do.</summary>
    void Disarm();

    /// <summary>
    /// Requests the EMS supply, or switches it off. Acts only while armed and with the slide switch at EMS. With the EMS range selected
    /// and no such request, the board tests its over-current comparators, and the latch trips: for EMS request the supply first, then
    /// select the range, then arm.
    /// </summary>
    void RequestHighVoltage(bool on);
}
