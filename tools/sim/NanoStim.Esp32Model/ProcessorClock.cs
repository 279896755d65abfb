namespace NanoStim.Esp32Model;

/// <summary>
/// How the time of the chip relates to true time. All that the processor times runs on the one crystal: the timer, PWM, waiting
/// and the length of native calls; circuits outside have their own time.
/// </summary>
internal sealed class ProcessorClock
{
    private double _rate = 1;
    private long _chipAnchor;
    private long _trueAnchor;

    /// <summary>Starts both at 0, and keeps the rate.</summary>
    internal void Reset()
    {
        _chipAnchor = 0;
        _trueAnchor = 0;
    }

    /// <summary>Runs at another rate from this time of the chip on, in ns. 0.9 is 10 % slow.</summary>
    internal void SetRate(long chipNanos, double rate)
    {
        _trueAnchor = ToTrue(chipNanos);
        _chipAnchor = chipNanos;
        _rate = rate;
    }

    /// <summary>True time, in ns, of a time of the chip.</summary>
    internal long ToTrue(long chipNanos) => _rate == 1 ? _trueAnchor + (chipNanos - _chipAnchor) : Scaled(chipNanos);

    private long Scaled(long chipNanos) => _trueAnchor + (long)Math.Round((chipNanos - _chipAnchor) / _rate);

    /// <summary>What the pin does in true time.</summary>
    internal PinDrive ToTrue(in PinDrive drive)
    {
        if (drive.Kind != PinDriveKind.Pwm || (_rate == 1 && _trueAnchor == _chipAnchor))
        {
            return drive;
        }

        long origin = _trueAnchor * 1000 + (long)Math.Round((drive.OriginPicos - _chipAnchor * 1000) / _rate);
        return PinDrive.Pwm(origin, (long)Math.Round(drive.PeriodPicos / _rate), (long)Math.Round(drive.HighPicos / _rate));
    }
}
