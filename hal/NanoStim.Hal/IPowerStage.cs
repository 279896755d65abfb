namespace NanoStim.Hal;

/// <summary>The trip latch and the high voltage.</summary>
public interface IPowerStage
{
    /// <summary>Asks the trip latch to clear. It does so only when every cause is gone; read it back from the inputs.</summary>
    void Arm();

    /// <summary>Sets the latch: the gates close in hardware and the high voltage goes off, whatever the PWM outputs do.</summary>
    void Disarm();

    /// <summary>Asks for the EMS supply, or not. Acts only while armed and with the slide switch at EMS.</summary>
    void RequestHighVoltage(bool on);
}
