namespace NanoStim.Hal;

/// <summary>The digital inputs.</summary>
public interface IInputs
{
    /// <summary>
    /// Samples into <paramref name="state"/>: trip line, STOP, charger and switch on every call, in this order (a cause that
    /// sets the latch is then never read older than the latch); the buttons and the strap take turns, four calls a round.
    /// </summary>
    void Sample(InputState state);
}
