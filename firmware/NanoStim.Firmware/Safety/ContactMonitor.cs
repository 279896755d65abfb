using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Pulses;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>
/// Holds set-point, peak, mean and electrode voltage against each other: open electrodes, shorted electrodes, a current sink that does not
/// follow the set-point, a bridge switch that does not follow its drive. Runs while pulses are allowed.
/// </summary>
internal sealed class ContactMonitor
{
    private const int Confirmations = 2;

    // Control steps from one check of the voltage to the next.
    private const int StepsPerCheck = 2;

    // A running mean of eight readings, 0.16 s.
    private const int MeanShift = 3;

    // Two counts of the electrode channel: its noise.
    private const int NoiseMilliVolts = 58;

    // A running mean of four windows, which four counts do not disturb: more is another contact.
    private const int LevelShift = 2;
    private const int LossMilliVolts = 116;
    private const int Unknown = 1 << 30;
    private const int NearMicroVolts = 2 * LossMilliVolts * 1000;

    // Windows with a short in a row: what the mean began with counts for less than a fifth then. Less than half of the limit counts as three: that is
    // so in EMS, while in microcurrent the shunt alone is more.
    private const int ShortConfirmations = 6;
    private const int ClearWeight = 3;

    // Two counts: below this the voltage cannot be told from zero.
    private const int NoVoltageMilliVolts = 58;

    // Three counts: an earlier voltage below this does not prove a loss.
    private const int SomeVoltageMilliVolts = 87;

    // Ten time constants of the held electrode voltage, which still shows an earlier session for that long.
    private const int ReferenceSteps = 100;

    // Five time constants of the mean (68 ms), rounded up.
    private const int SettleSteps = 35;

    private FaultCode _suspected;
    private int _suspectMilliVolts;
    private int _windows;
    private int _allowedMicroAmps;
    private int _steadyMicroAmps;
    private int _steadySteps;
    private int _lowWindows;
    private int _shortWeight;
    private int _disagreeWindows;
    private int _electrodeSum;
    private int _referenceMilliVolts;

    // Times four: a running mean over windows. A short and the smallest load are 85 mV apart at 170 µA, and a count of the converter, half its noise, is 29 mV.
    private int _levelSum;

    /// <summary>Pulses are about to start.</summary>
    internal void Restart()
    {
        _suspected = FaultCode.None;
        _windows = 0;
        _allowedMicroAmps = 0;
        _steadyMicroAmps = 0;
        _steadySteps = 0;
        _lowWindows = 0;
        _shortWeight = 0;
        _disagreeWindows = 0;
        _electrodeSum = 0;
        _referenceMilliVolts = 0;
        _levelSum = Unknown;
    }

    /// <summary>Checks the electrode voltage of a sample: every second step, and in those between where it is out of compliance.</summary>
    /// <param name="measurement">What was measured.</param>
    /// <param name="window">The statistics of the last window.</param>
    /// <param name="plan">The plan that runs.</param>
    /// <param name="limits">The limits of the mode.</param>
    /// <param name="allowedMicroAmps">What was allowed in the step before.</param>
    internal FaultCode Check(Measurement measurement, MeasurementWindow window, PulsePlan plan, ModeLimits limits, int allowedMicroAmps)
    {
        int milliVolts = measurement.ElectrodeMilliVolts;
        int change = milliVolts - (_electrodeSum >> MeanShift);
        if (_suspected != FaultCode.None)
        {
            // The held voltage falls by a tenth in a step. A second reading more than 25 % lower, two steps later at most, means that the first was a converter glitch.
            if (milliVolts >= _suspectMilliVolts - (_suspectMilliVolts >> 2))
            {
                return _suspected;
            }

            _suspected = FaultCode.None;
        }
        else if (milliVolts > limits.OpenMilliVolts)
        {
            _suspected = FaultCode.ElectrodeOpen;
            _suspectMilliVolts = milliVolts;
        }
        else if (change > limits.MaxJumpMilliVolts && IsJump(milliVolts, window, plan, limits))
        {
            _suspected = FaultCode.ContactJump;
            _suspectMilliVolts = milliVolts;
        }

        // Times eight.
        _electrodeSum += change;
        if (allowedMicroAmps == _allowedMicroAmps)
        {
            _steadySteps += StepsPerCheck;
        }
        else
        {
            Track(allowedMicroAmps, limits.NoiseMicroAmps);
        }

        return FaultCode.None;
    }

    /// <summary>Checks the window that has closed: the current, its mean, and the voltage that it makes.</summary>
    internal FaultCode CheckWindow(MeasurementWindow window, PulsePlan plan, ModeLimits limits, int allowedMicroAmps)
    {
        // The first two windows may contain samples from before the first pulse.
        _windows++;
        if (_windows <= 2)
        {
            return FaultCode.None;
        }

        bool steady = _steadySteps > SettleSteps + window.Length && allowedMicroAmps >= 3 * limits.NoiseMicroAmps;
        FaultCode fault = CheckMean(window, plan, limits, steady, allowedMicroAmps);
        if (fault != FaultCode.None || !steady)
        {
            return fault;
        }

        // The highest of a window is too high by the noise.
        int milliVolts = plan.IsSparse ? window.ElectrodeMilliVolts - NoiseMilliVolts : _electrodeSum >> MeanShift;
        if (_steadySteps > ReferenceSteps && IsShortAgain(milliVolts, allowedMicroAmps, limits))
        {
            return FaultCode.ElectrodeShort;
        }

        // Half the noise only: the maximum of a window errs upwards.
        if (window.PeakMicroAmps >= allowedMicroAmps - (allowedMicroAmps >> 3) - (limits.NoiseMicroAmps >> 1))
        {
            _lowWindows = 0;
            return FaultCode.None;
        }

        _lowWindows++;
        if (_lowWindows < Confirmations)
        {
            return FaultCode.None;
        }

        return ContactOr(FaultCode.CurrentNotReached, window, limits);
    }

    /// <summary>Between rare pulses the held voltage droops, so that the next pulse is no jump unless it is higher than the last ones were.</summary>
    private bool IsJump(int milliVolts, MeasurementWindow window, PulsePlan plan, ModeLimits limits)
    {
        bool higher = !plan.IsSparse || milliVolts - window.ElectrodeMilliVolts > limits.MaxJumpMilliVolts;
        return higher && _steadySteps > SettleSteps + window.Length;
    }

    /// <summary>Corrections by the regulator count as steady, a ramp or a new level does not.</summary>
    private void Track(int allowedMicroAmps, int noiseMicroAmps)
    {
        _allowedMicroAmps = allowedMicroAmps;
        int change = allowedMicroAmps - _steadyMicroAmps;
        int slack = (_steadyMicroAmps >> 4) + (noiseMicroAmps >> 1);
        if (change > slack || change < -slack || allowedMicroAmps < 3 * noiseMicroAmps)
        {
            _steadyMicroAmps = allowedMicroAmps;
            _steadySteps = 0;
        }
        else
        {
            _steadySteps += StepsPerCheck;
        }
    }

    /// <summary>With most of the supply across the electrodes, at the highest, the contact is at fault, else the device.</summary>
    private static FaultCode ContactOr(FaultCode device, MeasurementWindow window, ModeLimits limits)
    {
        return window.ElectrodeMilliVolts > (limits.OpenMilliVolts >> 2) * 3 ? FaultCode.ElectrodeOpen : device;
    }

    /// <summary>The mean of a train follows from its peak. More means a bridge switch that stays on; less, once steady, one that stays off.</summary>
    private FaultCode CheckMean(MeasurementWindow window, PulsePlan plan, ModeLimits limits, bool steady, int allowedMicroAmps)
    {
        int noise = (window.Samples * limits.NoiseMicroAmps) >> 1;
        int expected = MeanSum(window.PeakMicroAmps, window, plan);
        bool tooMuch = window.MeanSumMicroAmps > expected + (expected >> 3) + noise;

        // The peak hold can still exceed the set-point here: it droops 1 % per 10 ms.
        int minimum = window.PeakMicroAmps < allowedMicroAmps ? expected : MeanSum(allowedMicroAmps, window, plan);
        bool tooLittle = steady && window.MeanSumMicroAmps < minimum - (minimum >> 3) - noise;
        if (!tooMuch && !tooLittle)
        {
            _disagreeWindows = 0;
            return FaultCode.None;
        }

        _disagreeWindows++;
        if (_disagreeWindows < Confirmations)
        {
            return FaultCode.None;
        }

        return tooMuch ? FaultCode.SenseDisagree : ContactOr(FaultCode.SenseDisagree, window, limits);
    }

    private static int MeanSum(int peakMicroAmps, MeasurementWindow window, PulsePlan plan)
    {
        return (int)(((long)peakMicroAmps * window.Samples * plan.OnShare) >> 12);
    }

    private bool IsShortAgain(int milliVolts, int allowedMicroAmps, ModeLimits limits)
    {
        int weight = ShortWeight(milliVolts, allowedMicroAmps, limits);
        if (weight > 0)
        {
            _shortWeight += weight;
            return _shortWeight >= ShortConfirmations;
        }

        _shortWeight = 0;
        _referenceMilliVolts = _referenceMilliVolts == 0 ? milliVolts : _referenceMilliVolts + ((milliVolts - _referenceMilliVolts) >> 2);
        return false;
    }

    /// <summary>How much this window says for a short: nothing, something, or much.</summary>
    private int ShortWeight(int milliVolts, int allowedMicroAmps, ModeLimits limits)
    {
        if (allowedMicroAmps >= limits.ShortTestMicroAmps)
        {
            // mV times 1000 against µA times ohm.
            int least = allowedMicroAmps * limits.ShortOhms + limits.ShuntMilliVolts * 1000;
            if (milliVolts * 1000 < least + NearMicroVolts)
            {
                int change = milliVolts - (_levelSum >> LevelShift);
                _levelSum = change > LossMilliVolts || change < -LossMilliVolts ? milliVolts << LevelShift : _levelSum + change;
                int missing = least - (_levelSum >> LevelShift) * 1000;
                if (missing > 0)
                {
                    return missing > (allowedMicroAmps >> 1) * limits.ShortOhms ? ClearWeight : 1;
                }
            }
        }

        // Below that current a short shows only as the loss of an earlier voltage.
        return milliVolts < NoVoltageMilliVolts && _referenceMilliVolts > SomeVoltageMilliVolts && milliVolts * 4 < _referenceMilliVolts ? ClearWeight : 0;
    }
}
