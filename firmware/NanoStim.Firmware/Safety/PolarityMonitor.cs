using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Holds the current of each polarity in the load against the plan: a phase that is missing, a polarity that should not be there, phases that
/// do not balance, a signed channel that sees nothing. Runs once in a window while pulses are allowed.
/// </summary>
/// <remarks>
/// The signed channel measures in the lead of the load. So it sees a lost phase input, a bridge switch that is shorted or open, and a polarity
/// that no longer alternates, where peak and mean of the sink see nothing.
/// </remarks>
internal sealed class PolarityMonitor
{
    // One window may begin or end in mid-period after a change of rate or current; two in a row are no accident.
    private const int Confirmations = 2;

    // The first windows may contain the held peaks of the train before (100 ms).
    private const int SettleWindows = 2;

    // The amplifier clips at some 760 µA, so no higher reading comes from it.
    private const int MaxReadingMicroAmps = 900;

    // Noise moves the last bit of a converter that works: so many equal readings, a window apart, are frozen.
    private const int FrozenWindows = 20;

    // Below this many times the noise of the mode a polarity cannot be told from none.
    private const int MinNoises = 3;

    private int _windows;
    private int _windowsOfPolarity;
    private int _withoutPositive;
    private int _withoutNegative;
    private int _wrongWindows;
    private int _imbalancedWindows;
    private int _fullWindows;
    private int _frozenWindows;
    private int _lastCounts;
    private int _lastAllowedMicroAmps;
    private int _steadyWindows;
    private int _changeMicroAmps;
    private int _lastChangeMicroAmps;

    /// <summary>A polarity was missing in the last window.</summary>
    internal bool MissesOne => (_withoutPositive | _withoutNegative) != 0;

    /// <summary>Pulses are about to start.</summary>
    /// <param name="plan">The plan that starts.</param>
    internal void Restart(PulsePlan plan)
    {
        _windows = 0;
        _withoutPositive = 0;
        _withoutNegative = 0;
        _wrongWindows = 0;
        _imbalancedWindows = 0;
        _fullWindows = 0;
        _frozenWindows = 0;
        _lastAllowedMicroAmps = 0;
        _steadyWindows = 0;
        _changeMicroAmps = 0;
        _lastChangeMicroAmps = 0;

        // An alternating train shows one polarity for so many windows, the last not to its end, before the other follows.
        int steps = (int)(plan.FlipNanos / (StepTiming.TickMicros * 1000));
        _windowsOfPolarity = plan.FlipNanos == 0 ? 0 : 1 + ((steps * plan.WindowReciprocal) >> PulsePlan.ReciprocalBits);
    }

    /// <summary>Checks the window that has just closed.</summary>
    /// <param name="window">The statistics.</param>
    /// <param name="measurement">The sample of this step.</param>
    /// <param name="plan">The plan that runs: the gate's own copy.</param>
    /// <param name="limits">The limits of the mode.</param>
    /// <param name="allowedMicroAmps">The current that is allowed now.</param>
    internal FaultCode CheckWindow(MeasurementWindow window, Measurement measurement, PulsePlan plan, ModeLimits limits, int allowedMicroAmps)
    {
        // While the current rises the window's own peak is the lower one, while it falls the allowed current is.
        int reference = window.PeakMicroAmps < allowedMicroAmps ? window.PeakMicroAmps : allowedMicroAmps;
        if (reference > limits.SignedFullScaleMicroAmps)
        {
            reference = limits.SignedFullScaleMicroAmps;
        }

        int change = allowedMicroAmps - _lastAllowedMicroAmps;
        if (change < 0)
        {
            change = -change;
        }

        _steadyWindows = change <= (allowedMicroAmps >> 4) + limits.SignedNoiseMicroAmps ? _steadyWindows + 1 : 0;
        _lastAllowedMicroAmps = allowedMicroAmps;

        // The mean still shows the change of the window before.
        _changeMicroAmps = change > _lastChangeMicroAmps ? change : _lastChangeMicroAmps;
        _lastChangeMicroAmps = change;
        _windows++;
        if (_windows <= SettleWindows || reference < MinNoises * limits.NoiseMicroAmps)
        {
            _withoutPositive = 0;
            _withoutNegative = 0;
            return FaultCode.None;
        }

        if (IsFailed(window, measurement))
        {
            return FaultCode.SignedSenseFailed;
        }

        FaultCode fault = CheckPresence(window, plan, reference);
        if (fault != FaultCode.None)
        {
            return fault;
        }

        return plan.Polarity == 0 ? CheckBalance(window, plan, limits, reference, allowedMicroAmps) : CheckSingle(window, plan, limits, reference);
    }

    /// <summary>A reading at the end of the range, or one that does not change.</summary>
    private bool IsFailed(MeasurementWindow window, Measurement measurement)
    {
        bool full = window.PositivePeakMicroAmps > MaxReadingMicroAmps || window.NegativePeakMicroAmps > MaxReadingMicroAmps;
        _fullWindows = full ? _fullWindows + 1 : 0;
        int counts = measurement.SignedCounts;
        if (counts == _lastCounts)
        {
            _frozenWindows++;
            return _fullWindows >= Confirmations || _frozenWindows >= FrozenWindows;
        }

        _lastCounts = counts;
        _frozenWindows = 0;
        return _fullWindows >= Confirmations;
    }

    /// <summary>A polarity that the plan has must be seen again and again; one that it has not, never.</summary>
    private FaultCode CheckPresence(MeasurementWindow window, PulsePlan plan, int reference)
    {
        _withoutPositive = window.PositivePeakMicroAmps * 2 >= reference ? 0 : _withoutPositive + 1;
        _withoutNegative = window.NegativePeakMicroAmps * 2 >= reference ? 0 : _withoutNegative + 1;
        if ((_withoutPositive | _withoutNegative) == 0)
        {
            return FaultCode.None;
        }

        int limit = Confirmations + _windowsOfPolarity;
        bool single = plan.Polarity != 0 && plan.FlipNanos == 0;
        bool positiveMissing = _withoutPositive >= limit && !(single && plan.Polarity < 0);
        bool negativeMissing = _withoutNegative >= limit && !(single && plan.Polarity > 0);
        if (!positiveMissing && !negativeMissing)
        {
            return FaultCode.None;
        }

        // Neither polarity while the sink measures current: the signed channel is blind, or the current does not pass the load.
        bool neither = _withoutPositive >= limit && _withoutNegative >= limit;
        return neither ? FaultCode.SignedSenseFailed : FaultCode.PhaseMissing;
    }

    /// <summary>Both phases in each period: what flows one way flows back.</summary>
    private FaultCode CheckBalance(MeasurementWindow window, PulsePlan plan, ModeLimits limits, int reference, int allowedMicroAmps)
    {
        // While the current changes, one phase has more than the other, by as much as it changes at most.
        int between = _steadyWindows > Confirmations ? 0 : _changeMicroAmps < reference ? _changeMicroAmps : reference;
        int magnitude = (int)(((long)(reference + (between << 3)) * window.Samples * plan.OnShare) >> 12);
        int net = window.SignedMeanSumMicroAmps;
        int slack = (magnitude >> 3) + window.Samples * limits.SignedNoiseMicroAmps;
        int difference = window.PositivePeakMicroAmps - window.NegativePeakMicroAmps;
        int peakSlack = (reference >> 2) + 4 * limits.SignedNoiseMicroAmps;
        // In a ramp the two readings may be those of two pulses.
        bool samePeaks = _steadyWindows < Confirmations || (difference <= peakSlack && difference >= -peakSlack);
        if (net <= slack && net >= -slack && samePeaks)
        {
            _imbalancedWindows = 0;
            return FaultCode.None;
        }

        _imbalancedWindows++;
        if (_imbalancedWindows < Confirmations)
        {
            return FaultCode.None;
        }

        // A frozen reading may be a fault of the converter: that has a check of its own.
        if (_frozenWindows > 0)
        {
            return FaultCode.None;
        }

        // Nothing of one phase in this window is more than an imbalance.
        if (_withoutPositive > 0 || _withoutNegative > 0)
        {
            return FaultCode.PhaseMissing;
        }

        int highest = window.PositivePeakMicroAmps > window.NegativePeakMicroAmps ? window.PositivePeakMicroAmps : window.NegativePeakMicroAmps;
        return highest > allowedMicroAmps + (allowedMicroAmps >> 1) + 4 * limits.SignedNoiseMicroAmps ? FaultCode.OutputAboveSetPoint : FaultCode.ChargeImbalance;
    }

    /// <summary>One polarity at a time: the other one is wrong where the train does not alternate.</summary>
    private FaultCode CheckSingle(MeasurementWindow window, PulsePlan plan, ModeLimits limits, int reference)
    {
        if (plan.FlipNanos != 0)
        {
            return FaultCode.None;
        }

        int wrong = plan.Polarity > 0 ? window.NegativePeakMicroAmps : window.PositivePeakMicroAmps;
        if (wrong <= (reference >> 2) + 2 * limits.SignedNoiseMicroAmps)
        {
            _wrongWindows = 0;
            return FaultCode.None;
        }

        _wrongWindows++;
        return _wrongWindows >= Confirmations ? FaultCode.PolarityWrong : FaultCode.None;
    }
}
