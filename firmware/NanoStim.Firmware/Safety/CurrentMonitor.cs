using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>Holds the measured current against the ceiling of the mode and against what was allowed. Runs while the trip latch is armed.</summary>
internal sealed class CurrentMonitor
{
    // One reading may be a glitch of the converter; two in a row are not. Nor are two of the signed channel within two windows: between rare pulses
    // the hold shows a peak to one reading only.
    private const int Confirmations = 2;

    // The highest reading that the peak hold may show is tracked in 1/256 µA, with a droop of 1/64 in two steps: a little slower than its own.
    private const int HeldFractionBits = 8;
    private const int DroopShift = 6;

    // The held peak droops by 1 % a step, so a reading that has not changed for half a second is frozen.
    private const int FrozenSteps = 50;

    // After the pulses have stopped: nine time constants of the mean (68 ms).
    private const int QuietSteps = 62;

    private readonly int _saturatedCounts;

    private int _held;
    private int _allowedMicroAmps;
    private int _maxPeakMicroAmps;
    private int _signedOverReadings;
    private bool _signedOver;
    private bool _settled;
    private bool _fresh;
    private int _overSteps;
    private int _frozenSteps;
    private int _lastCounts;
    private int _quietSteps;

    internal CurrentMonitor(int maxCounts)
    {
        _saturatedCounts = maxCounts;
    }

    /// <summary>The latch has just been armed. What the peak hold still shows from before is taken as known; it droops away.</summary>
    internal void Restart()
    {
        _fresh = true;
        _settled = false;
        _overSteps = 0;
        _signedOverReadings = 0;
        _signedOver = false;
        _frozenSteps = 0;
        _quietSteps = 0;
    }

    /// <summary>A measurement window has closed.</summary>
    internal void WindowClosed()
    {
        // A reading that was too high counts for this window and the next.
        if (!_signedOver)
        {
            _signedOverReadings = 0;
        }

        _signedOver = false;
    }

    /// <summary>Works out what the readings may be, every second step.</summary>
    /// <param name="measurement">What was measured.</param>
    /// <param name="limits">The limits of the mode.</param>
    /// <param name="allowedMicroAmps">What was allowed in the step before.</param>
    internal void Follow(Measurement measurement, ModeLimits limits, int allowedMicroAmps)
    {
        if (!_settled || allowedMicroAmps != _allowedMicroAmps)
        {
            if (_fresh)
            {
                TakeOver(measurement, limits);
            }

            SetMaximum(allowedMicroAmps, limits);
        }
    }

    /// <summary>Checks one sample.</summary>
    /// <param name="measurement">What was measured.</param>
    /// <param name="limits">The limits of the mode.</param>
    /// <param name="pulsing">Whether pulses were allowed in the step before.</param>
    internal FaultCode Check(Measurement measurement, ModeLimits limits, bool pulsing)
    {
        if (measurement.PeakMicroAmps > _maxPeakMicroAmps)
        {
            return CheckTwice(measurement, limits);
        }

        _overSteps = 0;
        if (!pulsing)
        {
            return CheckQuiet(measurement, limits);
        }

        // A sink that has lost its range or its shunt reads low; what the lead of the load carries is measured apart.
        int signed = measurement.SharedHigh ? measurement.NegativePeakMicroAmps : measurement.PositivePeakMicroAmps;
        if (signed > _maxPeakMicroAmps && IsExcess(signed, limits))
        {
            return FaultCode.OutputAboveSetPoint;
        }

        int counts = measurement.PeakCounts;
        if (counts == _lastCounts)
        {
            return CheckFrozen(limits);
        }

        _lastCounts = counts;
        _frozenSteps = 0;
        return FaultCode.None;
    }

    /// <summary>The pulses have just stopped.</summary>
    internal void PulsesStopped()
    {
        _quietSteps = 0;
    }

    /// <summary>In the first step after arming, which is the first with the readings in the new range. That one reading may be too low.</summary>
    private void TakeOver(Measurement measurement, ModeLimits limits)
    {
        _fresh = false;
        int left = measurement.PeakMicroAmps + limits.NoiseMicroAmps;
        _held = (left > limits.CeilingMicroAmps ? limits.CeilingMicroAmps : left) << HeldFractionBits;
    }

    /// <summary>The highest reading that means nothing: the allowed current, or what is left of a higher one, plus errors.</summary>
    private void SetMaximum(int allowedMicroAmps, ModeLimits limits)
    {
        int held = _held - (_held >> DroopShift);
        int allowed = allowedMicroAmps << HeldFractionBits;
        _settled = held <= allowed;
        _held = _settled ? allowed : held;
        _allowedMicroAmps = allowedMicroAmps;
        held = _held >> HeldFractionBits;
        int maximum = held + (held >> 3) + limits.NoiseMicroAmps;
        _maxPeakMicroAmps = maximum < limits.OverCurrentMicroAmps ? maximum : limits.OverCurrentMicroAmps;
    }

    /// <summary>A second reading of the lead that is a quarter too high, as the two channels have tolerances of their own.</summary>
    private bool IsExcess(int signedMicroAmps, ModeLimits limits)
    {
        // Above its full scale the signed channel says nothing, which is all of EMS.
        int held = _held >> HeldFractionBits;
        if (limits.CeilingMicroAmps > limits.SignedFullScaleMicroAmps || signedMicroAmps <= held + (held >> 2) + 4 * limits.SignedNoiseMicroAmps)
        {
            return false;
        }

        _signedOver = true;
        _signedOverReadings++;
        return _signedOverReadings >= Confirmations;
    }

    private FaultCode CheckTwice(Measurement measurement, ModeLimits limits)
    {
        _overSteps++;
        if (_overSteps < Confirmations)
        {
            return FaultCode.None;
        }

        if (measurement.PeakCounts >= _saturatedCounts)
        {
            return FaultCode.SenseSaturated;
        }

        return measurement.PeakMicroAmps > limits.OverCurrentMicroAmps ? FaultCode.OverCurrent : FaultCode.OutputAboveSetPoint;
    }

    private FaultCode CheckFrozen(ModeLimits limits)
    {
        // Near zero there is no droop to see.
        _frozenSteps = _allowedMicroAmps > limits.NoiseMicroAmps ? _frozenSteps + 1 : 0;
        return _frozenSteps >= FrozenSteps ? FaultCode.SenseStuck : FaultCode.None;
    }

    private FaultCode CheckQuiet(Measurement measurement, ModeLimits limits)
    {
        if (_quietSteps < QuietSteps)
        {
            _quietSteps++;
            return FaultCode.None;
        }

        return measurement.MeanMicroAmps > limits.NoiseMicroAmps ? FaultCode.CurrentWhileOff : FaultCode.None;
    }
}
