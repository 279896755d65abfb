namespace NanoStim.VirtualBoard;

/// <summary>
/// The maximum-on-time limiter: a capacitor that a constant current fills while a phase input (A OR B) is high and another
/// empties while both are low. Full trips; so does a duty above the ratio of the two currents, after a while.
/// </summary>
/// <remarks>It sees the inputs of the bridge logic, not the switches: an input that stays high stays a cause after the trip.</remarks>
internal sealed class MaximumOnTimeLimiter
{
    private readonly FrontEndParameters _parameters;
    private readonly HardwareFaults _faults;
    private double _fillRate;
    private double _emptyRate;
    private double _level;
    private bool _high;
    private bool _released = true;
    private long _sincePicos;

    internal MaximumOnTimeLimiter(FrontEndParameters parameters, HardwareFaults faults)
    {
        _parameters = parameters;
        _faults = faults;
        SetRates(false);
    }

    /// <summary>When the limiter trips if nothing changes; <see cref="long.MaxValue"/> if it does not.</summary>
    internal long TripAtPicos =>
        _high && _released && !_faults.OnTimeLimiterStuck ? PicoTime.After(_sincePicos, Math.Max(0, (1 - _level) / _fillRate)) : long.MaxValue;

    /// <summary>The slide switch is at EMS, or not.</summary>
    internal void SelectRange(long nowPicos, bool ems)
    {
        Advance(nowPicos);
        SetRates(ems);
    }

    /// <summary>A phase input is high from now on, or none is.</summary>
    internal void SetInput(long nowPicos, bool high)
    {
        if (high != _high)
        {
            Advance(nowPicos);
            _high = high;
        }
    }

    /// <summary>The trip at <see cref="TripAtPicos"/> has come.</summary>
    internal void PassTrip(long nowPicos)
    {
        Advance(nowPicos);
        _level = 1;
        _released = false;
    }

    /// <summary>Whether the cause of a trip is still there.</summary>
    internal bool IsCausePresent(long nowPicos)
    {
        Advance(nowPicos);
        return !_released;
    }

    private void SetRates(bool ems)
    {
        double seconds = ems ? _parameters.EmsGateSeconds : _parameters.MicrocurrentGateSeconds;
        double duty = ems ? _parameters.EmsGateDuty : _parameters.MicrocurrentGateDuty;
        _fillRate = 1 / seconds;
        _emptyRate = _fillRate * duty / (1 - duty);
    }

    private void Advance(long nowPicos)
    {
        double seconds = PicoTime.Seconds(_sincePicos, nowPicos);
        _sincePicos = nowPicos;
        _level = _high ? Math.Min(1, _level + _fillRate * seconds) : Math.Max(0, _level - _emptyRate * seconds);
        if (_level < _parameters.GateReleaseFraction)
        {
            _released = true;
        }
    }
}
