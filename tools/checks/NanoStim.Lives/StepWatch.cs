namespace NanoStim.Lives;

/// <summary>Ends a control step that does not end by itself: a device that hangs shows no fault, and a search has to go on.</summary>
internal sealed class StepWatch
{
    /// <summary>Name of the rule. It is one of the search, not of the judge: the load receives nothing.</summary>
    internal const string Rule = "stuck";

    // The longest step is that of the self-test: it waits for the clock for up to 3 s at a time, and tests the protections for 2 s.
    private const long LongestNanos = 30_000 * LifeRun.Milli;

    private readonly LifeBench _bench;
    private long _steps;
    private long _seenSteps;
    private bool _isInStep;

    internal StepWatch(LifeBench bench)
    {
        _bench = bench;
        _bench.Board.At(_bench.Board.NowNanos + LongestNanos, Look);
    }

    /// <summary>Whether a step has been ended.</summary>
    internal bool IsStuck { get; private set; }

    /// <summary>Runs a control step.</summary>
    internal void Step()
    {
        _steps++;
        _isInStep = true;
        _bench.Step();
        _isInStep = false;
    }

    // Thrown into whatever waits there; the last resort of the loop takes it.
    private void Look()
    {
        _bench.Board.At(_bench.Board.NowNanos + LongestNanos, Look);
        if (_isInStep && _steps == _seenSteps)
        {
            IsStuck = true;
            throw new TimeoutException("a control step that does not end");
        }

        _seenSteps = _steps;
    }
}
