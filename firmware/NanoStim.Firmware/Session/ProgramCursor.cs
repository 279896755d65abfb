using NanoStim.Firmware.Programs;

namespace NanoStim.Firmware.Session;

/// <summary>Where in its program a session is, and when what ends. Times are in µs of the board's clock.</summary>
internal sealed class ProgramCursor
{
    /// <summary>When the on time of the cycle ends, so that the ramp down fits into segment and session.</summary>
    internal long OnEndMicros;

    private const long Second = 1000000;
    private const long Millisecond = 1000;

    private TreatmentProgram _program;
    private int _index;
    private int _round;
    private long _sessionEnd;
    private long _segmentEnd;

    /// <summary>The segment.</summary>
    internal TreatmentSegment Segment { get; private set; }

    /// <summary>Goes to the first segment. Its time does not run before <see cref="Begin"/>.</summary>
    internal void Load(TreatmentProgram program)
    {
        _program = program;
        _index = 0;
        _round = 1;
        Segment = program.Segments[0];
    }

    /// <summary>The time of program and session runs from now on.</summary>
    internal void Begin(long nowMicros, int sessionSeconds)
    {
        _sessionEnd = nowMicros + sessionSeconds * Second;
        _segmentEnd = nowMicros + Segment.Seconds * Second;
    }

    /// <summary>After a pause: everything ends later.</summary>
    internal void Shift(long micros)
    {
        _sessionEnd += micros;
        _segmentEnd += micros;
    }

    /// <summary>A cycle begins.</summary>
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
    }

    /// <summary>Whether the session is over, or will be before anything else could happen.</summary>
    internal bool IsOver(long nowMicros)
    {
        return nowMicros >= _sessionEnd - 50 * Millisecond;
    }

    /// <summary>Whether the segment has no time left for another cycle.</summary>
    internal bool SegmentIsOver(long nowMicros)
    {
        return nowMicros >= _segmentEnd - (Segment.RampUpMillis + Segment.RampDownMillis) * Millisecond;
    }

    /// <summary>Goes to the next segment; false when there is none.</summary>
    internal bool MoveNext()
    {
        if (_index == _program.RepeatTo && _round < _program.Repeats)
        {
            _round++;
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
        return true;
    }
}
