namespace NanoStim.Hal;

/// <summary>The bytes of the console: a serial port, or what stands in for one. Neither call waits for anything.</summary>
public interface IConsolePort
{
    /// <summary>Takes what has been received, as much as fits into <paramref name="bytes"/>.</summary>
    /// <returns>How many bytes; 0 where there are none; -1 where more had come than the port can hold, and all of it was dropped.</returns>
    int Read(byte[] bytes);

    /// <summary>
    /// Sends bytes. At most <see cref="MaxWriteBytes"/> in a control step: that many are gone before the next step, so that the call never waits.
    /// </summary>
    void Write(byte[] bytes, int offset, int count);

    /// <summary>How many bytes a control step may send.</summary>
    int MaxWriteBytes { get; }
}
