namespace NanoStim.Esp32Model;

/// <summary>What hangs on the pins. The chip calls it; it never calls the chip back.</summary>
public interface ICircuit
{
    /// <summary>Lets time pass with the drives as they stand.</summary>
    /// <param name="nanos">Time since power-up in ns, never before the last one.</param>
    void AdvanceTo(long nanos);

    /// <summary>The chip drives a pin differently from now on. The circuit has been advanced to this moment.</summary>
    void DriveChanged(int pin, PinDrive drive);

    /// <summary>Voltage at a pin now, in V.</summary>
    double AnalogVolts(int pin);

    /// <summary>Logic level at a pin now; null where nothing outside decides it, so that the pull inside the chip does.</summary>
    bool? DigitalLevel(int pin);
}
