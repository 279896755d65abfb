namespace NanoStim.LoadJudge;

/// <summary>Net charge of a session and of 24 hours in microcurrent, and past the blocking capacitors in EMS.</summary>
internal sealed class NetRule(Witness witness) : Rule(witness)
{
    private const long DayNanos = 24 * 3600L * 1_000_000_000;

    private readonly Queue<(long Nanos, double Charge)> _sessions = new();
    private double _session;
    private double _day;
    private double _blocked;
    private int _armings = 1;
    private long _blockedSince;

    internal override string Name => "net-charge";

    internal override void OnPower() => Close();

    internal override void OnAsk(bool isStart)
    {
        _armings++;
        if (isStart)
        {
            Close();
        }
    }

    internal override void OnPhase(in SeenPhase phase)
    {
        if (Witness.ModeOf(phase).IsEms)
        {
            _blocked += phase.NanoCoulombs;
            double bound = (Both.BlockedNanoCoulombs * _armings + Both.LeakMicroAmps * (phase.EndNanos - _blockedSince) * 1e-6) * Both.ModelFactor;
            if (Math.Abs(_blocked) > bound)
            {
                Violate($"{_blocked / 1000:0.0} uC net past the blocking capacitors, more than {bound / 1000:0.0} uC");
            }

            return;
        }

        _session += phase.NanoCoulombs;
        if (Math.Abs(_session) > Both.SessionNetNanoCoulombs * Both.ModelFactor)
        {
            Violate($"{_session * 1e-6:0.00} mC net in a session, more than {Both.SessionNetNanoCoulombs * 1e-6:0.0} mC");
        }

        if (_day + Math.Abs(_session) > Both.DayNetNanoCoulombs * Both.ModelFactor)
        {
            Drop();
            if (_day + Math.Abs(_session) > Both.DayNetNanoCoulombs * Both.ModelFactor)
            {
                ViolateDay($"{(_day + Math.Abs(_session)) * 1e-6:0.00} mC net in 24 hours, more than {Both.DayNetNanoCoulombs * 1e-6:0} mC");
            }
        }
    }

    private void Close()
    {
        if (_session != 0)
        {
            _sessions.Enqueue((Witness.Now, Math.Abs(_session)));
            _day += Math.Abs(_session);
            _session = 0;
        }

        _blocked = 0;
        _armings = 1;
        _blockedSince = Witness.Now;
        Drop();
    }

    private void Drop()
    {
        while (_sessions.TryPeek(out (long Nanos, double Charge) oldest) && Witness.Now - oldest.Nanos > DayNanos)
        {
            _day -= _sessions.Dequeue().Charge;
        }
    }
}
