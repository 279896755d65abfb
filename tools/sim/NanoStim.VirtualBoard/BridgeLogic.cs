namespace NanoStim.VirtualBoard;

/// <summary>
/// The gate logic of the H-bridge: positive = A, negative = B AND NOT A, both only while the latch is clear; a gate opens a
/// dead time after its input has risen and closes at once. Both gates can never be open, whatever A and B do.
/// </summary>
internal sealed class BridgeLogic
{
    private readonly long _deadTimePicos;
    private bool _positiveInput;
    private bool _negativeInput;
    private long _positiveAt = long.MaxValue;
    private long _negativeAt = long.MaxValue;
    private bool _positive;
    private bool _negative;

    internal BridgeLogic(FrontEndParameters parameters)
    {
        _deadTimePicos = PicoTime.FromSeconds(parameters.DeadTimeSeconds);
    }

    /// <summary>+1 when A is connected to the bridge top and B to the sink, -1 the other way round, 0 when the bridge is open.</summary>
    internal int Polarity => _positive ? 1 : _negative ? -1 : 0;

    /// <summary>When a gate opens; <see cref="long.MaxValue"/> if none is about to.</summary>
    internal long NextPicos => Math.Min(_positiveAt, _negativeAt);

    /// <summary>Takes the inputs as they are from now on.</summary>
    internal void SetInputs(long nowPicos, bool a, bool b, bool latchClear)
    {
        bool positive = a && latchClear;
        bool negative = b && !a && latchClear;
        Step(positive, ref _positiveInput, ref _positive, ref _positiveAt, nowPicos);
        Step(negative, ref _negativeInput, ref _negative, ref _negativeAt, nowPicos);
    }

    /// <summary>Opens the gate whose time has come.</summary>
    internal void PassTurnOn(long nowPicos)
    {
        if (_positiveAt <= nowPicos)
        {
            _positive = true;
            _positiveAt = long.MaxValue;
        }

        if (_negativeAt <= nowPicos)
        {
            _negative = true;
            _negativeAt = long.MaxValue;
        }
    }

    private void Step(bool input, ref bool before, ref bool gate, ref long at, long nowPicos)
    {
        if (!input)
        {
            gate = false;
            at = long.MaxValue;
        }
        else if (!before)
        {
            at = nowPicos + _deadTimePicos;
        }

        before = input;
    }
}
