namespace NanoStim.LoadJudge;

/// <summary>Time with output, rests included, in a session and in any 24 hours.</summary>
internal sealed class TimeRule(Witness witness) : Rule(witness)
{
    private const long DayNanos = 24 * 3600L * 1_000_000_000;

    // The longest rest of a program is 50 s.
    private const long RestNanos = 55_000_000_000;

    private readonly Queue<(long Nanos, long Length)> _stretches = new();
    private long _since = -1;
    private long _last;
    private long _session;
    private long _day;

    internal override string Name => "time";

    internal override void OnPower()
    {
        Close();
        _session = 0;
    }

    internal override void OnAsk(bool isStart)
    {
        if (isStart)
        {
            Close();
            _session = 0;
        }
        else if (Witness.Light.SaysOff(Witness.Now))
        {
            // A pause does not count.
            Close();
        }
    }

    internal override void OnPhase(in SeenPhase phase)
    {
        if (_since >= 0 && phase.StartNanos - _last > RestNanos)
        {
            Close();
        }

        _since = _since < 0 ? phase.StartNanos : _since;
        _last = phase.EndNanos;
        if (_session + (_last - _since) > Both.SessionMicros * 1000)
        {
            Violate($"output for {(_session + (_last - _since)) * 1e-9 / 60:0.0} min in a session, more than {Both.SessionMicros / 60e6:0} min");
        }

        if (_day + (_last - _since) > Both.DayMicros * 1000)
        {
            Drop();
            if (_day + (_last - _since) > Both.DayMicros * 1000)
            {
                ViolateDay($"output for {(_day + (_last - _since)) * 1e-9 / 60:0.0} min in 24 hours, more than {Both.DayMicros / 60e6:0} min");
            }
        }
    }

    private void Close()
    {
        if (_since >= 0)
        {
            _session += _last - _since;
            _day += _last - _since;
            _stretches.Enqueue((_since, _last - _since));
            _since = -1;
        }

        Drop();
    }

    private void Drop()
    {
        while (_stretches.TryPeek(out (long Nanos, long Length) oldest) && Witness.Now - oldest.Nanos > DayNanos)
        {
            _day -= _stretches.Dequeue().Length;
        }
    }
}
