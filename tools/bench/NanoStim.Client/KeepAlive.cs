namespace NanoStim.Client;

/// <summary>Gives a sign of life whenever nothing was said for a time.</summary>
internal sealed class KeepAlive : IDisposable
{
    private readonly Timer _timer;
    private readonly TimeSpan _period;
    private readonly Action _giveSign;
    private readonly Lock _ending = new();
    private bool _ended;

    public KeepAlive(TimeSpan period, Action giveSign)
    {
        _period = period;
        _giveSign = giveSign;
        _timer = new Timer(_ => Give(), null, period, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something was said just now.</summary>
    public void Postpone()
    {
        lock (_ending)
        {
            if (!_ended)
            {
                _timer.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_ending)
        {
            _ended = true;
            _timer.Dispose();
        }
    }

    private void Give()
    {
        try
        {
            _giveSign();
        }
        catch (ClientException)
        {
            // The next command meets the same, and tells it to somebody. Without signs of life the device switches off by itself.
        }
        catch (ObjectDisposedException)
        {
            // The connection was closed meanwhile.
        }

        Postpone();
    }
}
