namespace NanoStim.Firmware.Session;

/// <summary>
/// The level of the current over time: up in a straight line, at the target, down in a straight line. Rises are limited, falls never.
/// Kept in 1/256 µA, so that slow ramps rise at all.
/// </summary>
internal sealed class Envelope
{
    private const int StepMillis = 10;
    private const int FractionBits = 8;

    private int _level;
    private int _target;
    private int _rise;
    private int _fall;

    /// <summary>The level in µA.</summary>
    internal int MicroAmps => _level >> FractionBits;

    /// <summary>The level is where it is to be.</summary>
    internal bool AtTarget => _level == _target;

    /// <summary>Goes to zero at once.</summary>
    internal void Zero()
    {
        _level = 0;
    }

    /// <summary>Sets where to go, in µA, and how fast: as the ramps from zero to there and back, but no faster than the mode allows.</summary>
    internal void Aim(int targetMicroAmps, int upMillis, int downMillis, int maxRiseMicroAmps)
    {
        _target = targetMicroAmps << FractionBits;
        _rise = PerStep(upMillis);
        int most = maxRiseMicroAmps << FractionBits;
        if (_rise > most)
        {
            _rise = most;
        }

        _fall = PerStep(downMillis);
    }

    /// <summary>One step towards the target.</summary>
    internal void Approach()
    {
        int next = _level + _rise;
        _level = next < _target ? next : _target;
    }

    /// <summary>One step towards zero; true when there.</summary>
    internal bool Descend()
    {
        _level = _level > _fall ? _level - _fall : 0;
        return _level == 0;
    }

    private int PerStep(int millis)
    {
        int steps = millis / StepMillis;
        int perStep = steps > 0 ? _target / steps : _target;
        return perStep > 0 ? perStep : 1;
    }
}
