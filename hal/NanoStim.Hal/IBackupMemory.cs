namespace NanoStim.Hal;

/// <summary>
/// The memory and the clock that survive a power-off. Slow (0.1 s and more) and therefore only used with the output off.
/// </summary>
/// <remarks>
/// Three conditions can be told apart. Not fitted: <see cref="IsFitted"/> is false; every call then gives false or -1. Fitted and not
/// answering: <see cref="Read"/> gives false. Fitted and answering, without holding what it is given: <see cref="Read"/> gives true
/// and contents that fail the checksum of the caller, and <see cref="Write"/>, which reads back, gives false.
/// </remarks>
public interface IBackupMemory
{
    /// <summary>Whether the board has this part by design. A property of the board, not a finding: true also while the part is silent.</summary>
    bool IsFitted { get; }

    /// <summary>Hours since a moment that never changes, from a clock that runs while the device is off; -1 while there is none, or it has stopped.</summary>
    int ReadHours();

    /// <summary>Fills <paramref name="bytes"/> (64 at most) with what was written last. False, and the contents undefined, when the memory does not answer.</summary>
    bool Read(byte[] bytes);

    /// <summary>Writes <paramref name="bytes"/> (64 at most) and reads them back. False when the memory does not answer, or does not hold them.</summary>
    bool Write(byte[] bytes);
}
