namespace NanoStim.Hal;

/// <summary>The digital inputs.</summary>
public interface IInputs
{
    /// <summary>
    /// Samples into <paramref name="state"/>. The latch and STOP are read on every call. While the latch is armed, the other six inputs
    /// are read in turn, all of them within seven calls. While it is tripped, every call reads all of them: so the cause of a trip is seen together with the
    /// trip, and a button that is held at power-up is seen by the first call. STOP is also watched while <see cref="IBackupMemory"/> is busy: a press that came and
    /// went is in the next sample.
    /// </summary>
    void Sample(InputState state);
}
