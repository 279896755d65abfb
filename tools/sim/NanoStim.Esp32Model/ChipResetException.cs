namespace NanoStim.Esp32Model;

/// <summary>
/// The chip was reset under the running program: the pins are released, and what the program had opened is closed. On the device no
/// program sees this; it starts again. Thrown by the call that led to the reset and by every later call on an object from before it.
/// </summary>
public sealed class ChipResetException : Exception
{
    public ChipResetException()
        : this("the chip was reset")
    {
    }

    public ChipResetException(string message)
        : base(message)
    {
    }

    public ChipResetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
