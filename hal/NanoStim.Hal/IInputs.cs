namespace NanoStim.Hal;

/// <summary>The digital inputs.</summary>
public interface IInputs
{
    /// <summary>
    /// Samples into <paramref name="state"/>: the latch, then STOP, on every call. The other inputs take turns, six calls a round,
    /// while the latch is clear; all of them come with every call while it is set, so that what has set it is seen with it.
    /// </summary>
    void Sample(InputState state);
}
