namespace System.Device.Gpio;

/// <summary>How pins are numbered.</summary>
public enum PinNumberingScheme
{
    /// <summary>By the number of the microcontroller: the only one that the ESP32 has, whichever is asked for.</summary>
    Logical,

    /// <summary>By the header of the board.</summary>
    Board,
}
