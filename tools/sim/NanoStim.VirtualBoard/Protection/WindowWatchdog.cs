namespace NanoStim.VirtualBoard;

/// <summary>
/// The window watchdog: runs from the moment the latch is armed, requires a kick (any edge) no earlier than 5 ms after the last
/// one and no later than 40 ms. The first kick may come at any time within the 40 ms.
/// </summary>
internal sealed class WindowWatchdog
{
    private readonly long _earliestPicos;
    private readonly long _latestPicos;
    private readonly HardwareFaults _faults;
    private bool _running;
    private bool _kicked;
    private long _sincePicos;

    internal WindowWatchdog(FrontEndParameters parameters, HardwareFaults faults)
    {
        _earliestPicos = PicoTime.FromSeconds(parameters.WatchdogEarliestSeconds);
        _latestPicos = PicoTime.FromSeconds(parameters.WatchdogLatestSeconds);
        _faults = faults;
    }

    /// <summary>When it trips if no kick comes; <see cref="long.MaxValue"/> while it does not run.</summary>
    internal long DeadlinePicos => _running && !_faults.WatchdogStuck ? _sincePicos + _latestPicos : long.MaxValue;

    internal void Start(long nowPicos)
    {
        _running = true;
        _kicked = false;
        _sincePicos = nowPicos;
    }

    internal void Stop()
    {
        _running = false;
    }

    /// <summary>An edge on the kick line.</summary>
    /// <returns>Whether it came in time. False trips the latch.</returns>
    internal bool Kick(long nowPicos)
    {
        bool early = _running && _kicked && !_faults.WatchdogStuck && nowPicos - _sincePicos < _earliestPicos;
        _kicked = true;
        _sincePicos = nowPicos;
        return !early;
    }
}
