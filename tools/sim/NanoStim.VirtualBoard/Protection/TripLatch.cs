namespace NanoStim.VirtualBoard;

/// <summary>
/// The trip latch. Tripped at power-up and while the arm line is low; the first cause stays until a rising edge of the arm
/// line finds no cause left.
/// </summary>
internal sealed class TripLatch
{
    internal bool IsTripped { get; private set; } = true;

    internal TripCause Cause { get; private set; } = TripCause.PowerUp;

    internal long SincePicos { get; private set; }

    /// <summary>Trips, unless it has tripped before.</summary>
    /// <returns>Whether this trip was the first.</returns>
    internal bool Trip(TripCause cause, long nowPicos)
    {
        if (IsTripped)
        {
            return false;
        }

        IsTripped = true;
        Cause = cause;
        SincePicos = nowPicos;
        return true;
    }

    internal void Arm(long nowPicos)
    {
        IsTripped = false;
        Cause = TripCause.None;
        SincePicos = nowPicos;
    }
}
