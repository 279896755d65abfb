using NanoStim.Firmware.Programs;

namespace NanoStim.Firmware.Session;

/// <summary>The position of a session in its program, and the times at which session, segment and cycle end. Times are in µs of the board's clock.</summary>
/// <remarks>
/// Position and times have a checksum, and the program has one of its own: <see cref="IsIntact"/> is asked before anything follows from them.
/// The end of the on time is compared in every control step and has a complement for that.
/// </remarks>
internal sealed class ProgramCursor
{
    /// <summary>Time at which the on time of the cycle ends; the ramp down that follows it still fits into segment and session.</summary>
    internal long OnEndMicros;

    /// <summary>Complement of <see cref="OnEndMicros"/>.</summary>
    internal long OnEndComplement = -1;

    private const long Second = 1000000;
    private const long Millisecond = 1000;

    private TreatmentProgram _program;
    private int _index;
    private int _repetition;
    private long _sessionEnd;
    private long _segmentEnd;
    private long _checksum;

    /// <summary>The current segment.</summary>
    internal TreatmentSegment Segment { get; private set; }

    /// <summary>Goes to the first segment, whose time starts with <see cref="Begin"/>.</summary>
    internal void Load(TreatmentProgram program)
    {
        _program = program;
        _index = 0;
        _repetition = 1;
        Segment = program.Segments[0];
        Seal();
    }

    /// <summary>False when a bit of the position, of a time, or of what is used of the program has flipped.</summary>
    internal bool IsIntact()
    {
        return Checksum() == _checksum && (OnEndMicros ^ OnEndComplement) == -1 && _program.IsIntact() && Segment.IsIntact();
    }

    /// <summary>Whether the on time is over. A flipped bit ends it.</summary>
    internal bool OnTimeIsOver(long nowMicros)
    {
        return nowMicros >= OnEndMicros || (OnEndMicros ^ OnEndComplement) != -1;
    }

    /// <summary>Starts the time of session and segment.</summary>
    internal void Begin(long nowMicros, int sessionSeconds)
    {
        _sessionEnd = nowMicros + sessionSeconds * Second;
        _segmentEnd = nowMicros + Segment.Seconds * Second;
        Seal();
    }

    /// <summary>Moves all ends later by the length of a pause.</summary>
    internal void Shift(long micros)
    {
        _sessionEnd += micros;
        _segmentEnd += micros;
        Seal();
    }

    /// <summary>Starts a cycle of on and off time.</summary>
    internal void BeginCycle(long nowMicros)
    {
        long end = (_segmentEnd < _sessionEnd ? _segmentEnd : _sessionEnd) - Segment.RampDownMillis * Millisecond;
        if (Segment.OnMillis > 0)
        {
            long cycleEnd = nowMicros + Segment.OnMillis * Millisecond;
            if (cycleEnd < end)
            {
                end = cycleEnd;
            }
        }

        OnEndMicros = end;
        OnEndComplement = ~end;
    }

    /// <summary>When the session is over, in µs of the board's clock: 50 ms before its end.</summary>
    internal long OverMicros => _sessionEnd - 50 * Millisecond;

    /// <summary>Whether the session is over, or has less than 50 ms left.</summary>
    internal bool IsOver(long nowMicros)
    {
        return nowMicros >= OverMicros;
    }

    /// <summary>Whether the segment has no time left for another cycle.</summary>
    internal bool SegmentIsOver(long nowMicros)
    {
        return nowMicros >= _segmentEnd - (Segment.RampUpMillis + Segment.RampDownMillis) * Millisecond;
    }

    /// <summary>Goes to the next segment, or repeats one. False when there is none.</summary>
    internal bool MoveNext()
    {
        if (_index == _program.RepeatTo && _repetition < _program.Repeats)
        {
            _repetition++;
            _index = _program.RepeatFrom;
        }
        else if (_index + 1 < _program.Segments.Length)
        {
            _index++;
        }
        else
        {
            return false;
        }

        Segment = _program.Segments[_index];
        _segmentEnd += Segment.Seconds * Second;
        Seal();
        return Segment.IsIntact();
    }

    private void Seal()
    {
        _checksum = Checksum();
    }

    // A sum changes with every single bit of its terms.
    private long Checksum()
    {
        return _sessionEnd + _segmentEnd + _index + _repetition;
    }
}
