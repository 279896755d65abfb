namespace NanoStim.VirtualBoard;

/// <summary>
/// The logic of the H-bridge: positive = A, negative = B AND NOT A, both only while the trip latch is armed; a pair of bridge
/// switches turns on a dead time after its input has risen and off at once. Both pairs can never be on, whatever A and B do.
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
    private bool _order;

    internal BridgeLogic(FrontEndParameters parameters)
    {
        _deadTimePicos = PicoTime.FromSeconds(parameters.DeadTimeSeconds);
    }

    /// <summary>What is turned on: +1 for Q1 and Q4, -1 for Q2 and Q3, 0 for nothing.</summary>
    internal int Polarity => _positive ? 1 : _negative ? -1 : 0;

    /// <summary>When a pair turns on; <see cref="long.MaxValue"/> if none is about to.</summary>
    internal long NextPicos => Math.Min(_positiveAt, _negativeAt);

    /// <summary>Takes the inputs as they are from now on.</summary>
    /// <param name="nowPicos">Now.</param>
    /// <param name="a">The first phase input.</param>
    /// <param name="b">The second phase input.</param>
    /// <param name="armed">The trip latch is armed.</param>
    /// <param name="ems">The net of the slide switch is at EMS: a negative phase needs a positive one before it.</param>
    internal void SetInputs(long nowPicos, bool a, bool b, bool armed, bool ems)
    {
        // The order latch: set by A while B is high, held as long as B stays high.
        _order = b && (a || _order);
        bool positive = a && armed;
        bool negative = b && !a && (_order || !ems) && armed;
        Step(positive, ref _positiveInput, ref _positive, ref _positiveAt, nowPicos);
        Step(negative, ref _negativeInput, ref _negative, ref _negativeAt, nowPicos);
    }

    /// <summary>Turns on the pair whose time has come.</summary>
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

    private void Step(bool input, ref bool before, ref bool isOn, ref long at, long nowPicos)
    {
        if (!input)
        {
            isOn = false;
            at = long.MaxValue;
        }
        else if (!before)
        {
            at = nowPicos + _deadTimePicos;
        }

        before = input;
    }
}
