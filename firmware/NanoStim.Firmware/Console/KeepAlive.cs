using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Session;

namespace NanoStim.Firmware.Console;

/// <summary>
/// Ends a session that the console has started when no line comes any more: the intensity falls to zero in half a second, and the session is stopped before the
/// time is over.
/// </summary>
internal sealed class KeepAlive
{
    /// <summary>Time without a line in ms: after power-up and a reset, and its limits.</summary>
    internal const int DefaultMillis = 2000;
    internal const int MinMillis = 1000;
    internal const int MaxMillis = 10000;

    // Half a second, in looks of 0.1 s; and one look more, so that the stop comes within the time.
    private const int RampLooks = 5;
    private const int RampMicros = 600000;

    private readonly SessionStateMachine _session;
    private readonly StatusRegisters _status;
    private long _lineMicros;
    private int _millis = DefaultMillis;
    private int _silentMicros = DefaultMillis * 1000 - RampMicros;
    private int _startMicroAmps;
    private int _looksLeft;

    internal KeepAlive(SessionStateMachine session, StatusRegisters status)
    {
        _session = session;
        _status = status;
    }

    /// <summary>Time without a line in ms.</summary>
    internal int Millis
    {
        get => _millis;
        set
        {
            _millis = value;
            _silentMicros = value * 1000 - RampMicros;
        }
    }

    /// <summary>When a line was executed without an error last, in µs; 0 at the start of a session.</summary>
    internal long LineMicros => _lineMicros;

    /// <summary>A session runs that the console has started.</summary>
    internal bool IsRunning;

    /// <summary>The console has started or resumed a session.</summary>
    internal void Begin()
    {
        IsRunning = true;
        _status.IsRemote = true;

        // A start takes time: it counts from the next look on.
        _lineMicros = 0;
        _looksLeft = 0;
    }

    /// <summary>A line was executed without an error.</summary>
    internal void Restart(long nowMicros)
    {
        _lineMicros = nowMicros;
    }

    /// <summary>Every 0.1 s: whether the time is over, so that something is to be done.</summary>
    internal bool IsDue(long nowMicros)
    {
        // Almost always.
        if (_looksLeft == 0 && nowMicros - _lineMicros < _silentMicros && _session.HasOutput)
        {
            return false;
        }

        SessionState state = _session.State;
        if (state < SessionState.ContactCheck || state > SessionState.Paused)
        {
            IsRunning = false;
            _status.IsRemote = false;
            return false;
        }

        if (_lineMicros == 0)
        {
            _lineMicros = nowMicros;
        }

        return _looksLeft > 0 || nowMicros - _lineMicros >= _silentMicros;
    }

    /// <summary>Takes the intensity down by a step, and stops at its end.</summary>
    internal void Act(long nowMicros)
    {
        if (_looksLeft == 0)
        {
            // What has begun goes on to its end: a line that comes now is too late.
            _startMicroAmps = _session.IntensityMicroAmps;
            _looksLeft = RampLooks;
            _status.Add(ConsoleError.KeepAliveMissed);
        }

        Ramp(nowMicros);
    }

    private void Ramp(long nowMicros)
    {
        _looksLeft--;
        int level = _startMicroAmps * _looksLeft / RampLooks;
        if (level > _session.IntensityMicroAmps)
        {
            // The user has chosen less meanwhile.
            level = _session.IntensityMicroAmps;
        }

        if (level < ModeCatalogue.Of(_session.Program.Mode).StepMicroAmps)
        {
            level = 0;
        }

        _session.SetIntensity(level);
        if (_looksLeft == 0)
        {
            _session.Stop(nowMicros);
        }
    }
}
