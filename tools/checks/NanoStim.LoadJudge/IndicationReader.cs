namespace NanoStim.LoadJudge;

/// <summary>Reads the light as a user does: what the device says of itself.</summary>
/// <remarks>SR-31: on without a break while output is on; ready is a short flash every 2 s.</remarks>
internal sealed class IndicationReader(SharedFigures figures)
{
    private const long Milli = 1_000_000;
    private const long OutputMillis = 1_600;
    private const long FlashMillis = 250;
    private const long ReadyPauseMillis = 2_300;
    private const long OffMillis = 400;

    private long _changed;
    private long _lastOn;
    private int _flashes;

    /// <summary>Whether the light is on.</summary>
    internal bool IsOn { get; private set; }

    /// <summary>When it was seen on last, in ns.</summary>
    internal long LastOnNanos { get; private set; } = long.MinValue / 2;

    /// <summary>The light of one control step.</summary>
    internal void See(bool isOn, long nanos)
    {
        if (isOn)
        {
            LastOnNanos = nanos;
        }

        if (isOn == IsOn)
        {
            return;
        }

        if (IsOn)
        {
            _lastOn = nanos - _changed;
            _flashes = _lastOn <= FlashMillis * Milli ? _flashes + 1 : 0;
        }

        IsOn = isOn;
        _changed = nanos;
    }

    /// <summary>Switched off and on: what was seen before says nothing.</summary>
    internal void Restart(long nanos)
    {
        IsOn = false;
        _changed = nanos;
        _flashes = 0;
    }

    /// <summary>Output may come: that the device was ready says nothing any more.</summary>
    internal void ForgetReady() => _flashes = 0;

    /// <summary>After so long without light there is output only if the light is wrong, in ns.</summary>
    internal long SlackNanos { get; } = (long)((figures.LightMicros + 2 * figures.LateMicros) * 1000);

    /// <summary>No output is shown, and has not been for so long that this is no delay of the light.</summary>
    internal bool ShowsNoOutput(long nanos) => !IsOn && nanos - LastOnNanos > SlackNanos;

    /// <summary>It can be that no output is on: the light is off, or in a short flash of a device that is ready.</summary>
    internal bool MayBeOff(long nanos) => !IsOn || (_flashes > 0 && nanos - _changed <= FlashMillis * Milli);

    /// <summary>It can only mean that output is on: no other pattern is on for so long.</summary>
    internal bool SaysOutput(long nanos) => IsOn && nanos - _changed > OutputMillis * Milli;

    /// <summary>It can only mean that the device is ready for a start.</summary>
    internal bool SaysReady(long nanos)
    {
        // The first flash after power-up is that of start-up. A control step in which the device has become ready may just have passed.
        long slack = (long)(figures.LightMicros * 1000);
        return _flashes >= 2 && !IsOn && nanos - _changed > slack && nanos - _changed < ReadyPauseMillis * Milli;
    }

    /// <summary>It can only mean that no output is on.</summary>
    internal bool SaysOff(long nanos) => !IsOn && nanos - _changed > OffMillis * Milli;
}
