using NanoStim.Firmware.Modes;
using NanoStim.Hal;

namespace NanoStim.Firmware.Safety;

/// <summary>Holds the measured current against the ceiling of the mode and against what was allowed. Runs while the trip latch is armed.</summary>
internal sealed class CurrentMonitor
{
    // One reading may be a glitch of the converter; two in a row are not. Nor are two of the signed channel within two windows: between rare pulses
    // the hold shows a peak to one reading only.
    private const int Confirmations = 2;

    // The highest reading that a hold may show is tracked in 1/256 µA, with a droop in two steps that is a little slower than its own: 1/64 for the
    // sink's (2 %), 1/8 for those of the lead (100 ms, 18 %).
    private const int HeldFractionBits = 8;
    private const int DroopShift = 6;
    private const int LeadDroopShift = 3;

    // The held peak droops by 1 % a step, so 25 readings, two steps apart, that are the same are frozen.
    private const int FrozenReadings = 25;

    // After the pulses have stopped, two steps apart: nine time constants of the mean (68 ms).
    private const int QuietReadings = 31;

    private readonly int _saturatedCounts;

    private int _held;
    private int _heldInLead;
    private int _allowedMicroAmps;
    private int _maxPeakMicroAmps;
    private int _maxLeadMicroAmps;
    private int _leadOverReadings;
    private bool _leadOver;
    private bool _following;
    private bool _fresh;
    private int _overReadings;
    private int _frozenReadings;
    private int _lastCounts;
    private int _quietReadings;

    internal CurrentMonitor(int maxCounts)
    {
        _saturatedCounts = maxCounts;
    }

    /// <summary>The latch has just been armed. What the holds still show from before is taken as known; it droops away.</summary>
    internal void Restart()
    {
        _fresh = true;
        _following = true;
        _allowedMicroAmps = 0;
        _maxPeakMicroAmps = int.MaxValue;
        _maxLeadMicroAmps = int.MaxValue;
        _overReadings = 0;
        _leadOverReadings = 0;
        _leadOver = false;
        _frozenReadings = 0;
        _quietReadings = 0;
    }

    /// <summary>A measurement window has closed.</summary>
    internal void WindowClosed()
    {
        // A reading that was too high counts for this window and the next.
        if (!_leadOver)
        {
            _leadOverReadings = 0;
        }

        _leadOver = false;
    }

    /// <summary>Another current is allowed from now on: what the readings may be is worked out with the next one of the sink.</summary>
    internal void Follow(int allowedMicroAmps)
    {
        _allowedMicroAmps = allowedMicroAmps;
        _following = true;
    }

    /// <summary>Checks one sample while pulses are allowed.</summary>
    internal FaultCode Check(Measurement measurement, ModeLimits limits)
    {
        // A sink that has lost its range or its shunt reads low; what the lead of the load carries is measured apart.
        if (measurement.SharedHigh)
        {
            return measurement.NegativePeakMicroAmps > _maxLeadMicroAmps ? CheckLead() : FaultCode.None;
        }

        if (_following)
        {
            Work(measurement, limits);
        }

        if (measurement.PeakMicroAmps > _maxPeakMicroAmps)
        {
            return CheckTwice(measurement, limits);
        }

        _overReadings = 0;
        int counts = measurement.PeakCounts;
        if (measurement.PositivePeakMicroAmps > _maxLeadMicroAmps || counts == _lastCounts)
        {
            return CheckRest(measurement, limits);
        }

        _lastCounts = counts;
        _frozenReadings = 0;
        return FaultCode.None;
    }

    /// <summary>Checks one sample while the latch is armed and no pulses are allowed.</summary>
    internal FaultCode CheckArmed(Measurement measurement, ModeLimits limits)
    {
        if (measurement.SharedHigh)
        {
            return FaultCode.None;
        }

        if (_following)
        {
            Work(measurement, limits);
        }

        if (measurement.PeakMicroAmps > _maxPeakMicroAmps)
        {
            return CheckTwice(measurement, limits);
        }

        _overReadings = 0;
        if (_quietReadings < QuietReadings)
        {
            _quietReadings++;
            return FaultCode.None;
        }

        return measurement.MeanMicroAmps > limits.NoiseMicroAmps ? FaultCode.CurrentWhileOff : FaultCode.None;
    }

    /// <summary>The pulses have just stopped.</summary>
    internal void PulsesStopped()
    {
        _quietReadings = 0;
        Follow(0);
    }

    /// <summary>Works out the highest readings that mean nothing: of the allowed current, or what is left of a higher one, plus errors.</summary>
    private void Work(Measurement measurement, ModeLimits limits)
    {
        if (_fresh)
        {
            TakeOver(measurement, limits);
        }

        int allowed = _allowedMicroAmps << HeldFractionBits;
        int held = _held - (_held >> DroopShift);
        _following = held > allowed;
        held = _following ? held : allowed;
        _held = held;
        held >>= HeldFractionBits;
        int maximum = held + (held >> 3) + limits.NoiseMicroAmps;
        _maxPeakMicroAmps = maximum < limits.OverCurrentMicroAmps ? maximum : limits.OverCurrentMicroAmps;

        // Above its full scale the channel of the lead says nothing, which is all of EMS.
        if (limits.CeilingMicroAmps > limits.SignedFullScaleMicroAmps)
        {
            return;
        }

        held = _heldInLead;
        held -= held >> LeadDroopShift;
        if (held > allowed)
        {
            _following = true;
        }
        else
        {
            held = allowed;
        }

        // A quarter, as the two channels have tolerances of their own.
        _heldInLead = held;
        held >>= HeldFractionBits;
        _maxLeadMicroAmps = held + (held >> 2) + 4 * limits.SignedNoiseMicroAmps;
    }

    /// <summary>With the first readings in the new range after arming. Each of them may be too low by the noise.</summary>
    private void TakeOver(Measurement measurement, ModeLimits limits)
    {
        _fresh = false;
        _held = Left(measurement.PeakMicroAmps + limits.NoiseMicroAmps, limits);
        int positive = measurement.PositivePeakMicroAmps;
        int negative = measurement.NegativePeakMicroAmps;
        _heldInLead = Left((positive > negative ? positive : negative) + limits.SignedNoiseMicroAmps, limits);
    }

    private static int Left(int microAmps, ModeLimits limits)
    {
        return (microAmps > limits.CeilingMicroAmps ? limits.CeilingMicroAmps : microAmps) << HeldFractionBits;
    }

    private FaultCode CheckRest(Measurement measurement, ModeLimits limits)
    {
        if (measurement.PositivePeakMicroAmps > _maxLeadMicroAmps && CheckLead() != FaultCode.None)
        {
            return FaultCode.OutputAboveSetPoint;
        }

        int counts = measurement.PeakCounts;
        if (counts != _lastCounts)
        {
            _lastCounts = counts;
            _frozenReadings = 0;
            return FaultCode.None;
        }

        // Near zero there is no droop to see.
        _frozenReadings = _allowedMicroAmps > limits.NoiseMicroAmps ? _frozenReadings + 1 : 0;
        return _frozenReadings >= FrozenReadings ? FaultCode.SenseStuck : FaultCode.None;
    }

    /// <summary>Too much in the lead: the second such reading within two windows is no accident.</summary>
    private FaultCode CheckLead()
    {
        _leadOver = true;
        _leadOverReadings++;
        return _leadOverReadings >= Confirmations ? FaultCode.OutputAboveSetPoint : FaultCode.None;
    }

    private FaultCode CheckTwice(Measurement measurement, ModeLimits limits)
    {
        _overReadings++;
        if (_overReadings < Confirmations)
        {
            return FaultCode.None;
        }

        if (measurement.PeakCounts >= _saturatedCounts)
        {
            return FaultCode.SenseSaturated;
        }

        return measurement.PeakMicroAmps > limits.OverCurrentMicroAmps ? FaultCode.OverCurrent : FaultCode.OutputAboveSetPoint;
    }
}
