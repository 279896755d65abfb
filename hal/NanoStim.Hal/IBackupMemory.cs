namespace NanoStim.Hal;

/// <summary>
/// What outlives a power-off: a little memory, and a clock that counts hours. Slow (0.1 s and more) and therefore only used with the output
/// off. A board without it answers false and -1, always.
/// </summary>
public interface IBackupMemory
{
    /// <summary>Hours since a moment that never changes, from a clock that runs while the device is off; -1 when there is none, or it has stopped.</summary>
    int ReadHours();

    /// <summary>Fills <paramref name="bytes"/> (64 at most) with what was written last. False, and the contents undefined, when the memory does not answer.</summary>
    bool Read(byte[] bytes);

    /// <summary>Writes <paramref name="bytes"/> (64 at most). False when the memory does not answer, or reads back otherwise.</summary>
    bool Write(byte[] bytes);
}
