namespace NanoStim.VirtualBoard;

/// <summary>
/// The phase limiter: trips when a bridge switch has been on without a break for longer than a phase may last, with the slide
/// switch at EMS. Every break resets it, the dead time between two phases as well.
/// </summary>
internal sealed class PhaseLimiter(FrontEndParameters parameters, HardwareFaults faults)
{
    private long _onSincePicos = long.MaxValue;
    private bool _tripped;

    /// <summary>When it trips if nothing changes; <see cref="long.MaxValue"/> if it does not.</summary>
    internal long TripAtPicos => _onSincePicos == long.MaxValue || _tripped || faults.PhaseLimiterStuck
        ? long.MaxValue
        : _onSincePicos + PicoTime.FromSeconds(parameters.PhaseLimitSeconds);

    /// <summary>Whether it pulls the trip net.</summary>
    internal bool IsCausePresent => _tripped;

    /// <summary>The trip at <see cref="TripAtPicos"/> has come.</summary>
    internal void PassTrip() => _tripped = true;

    /// <summary>Takes the switches as they are from now on.</summary>
    /// <param name="nowPicos">Now.</param>
    /// <param name="isOn">A bridge switch is turned on.</param>
    /// <param name="ems">The net of the slide switch is at EMS.</param>
    internal void Update(long nowPicos, bool isOn, bool ems)
    {
        if (!isOn || !ems)
        {
            _onSincePicos = long.MaxValue;
            _tripped = false;
        }
        else if (_onSincePicos == long.MaxValue)
        {
            _onSincePicos = nowPicos;
        }
    }
}
