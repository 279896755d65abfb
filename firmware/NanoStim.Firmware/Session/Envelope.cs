namespace NanoStim.Firmware.Session;

/// <summary>
/// The level of the current over time: a linear ramp up to the target, the target, a linear ramp down to zero. Rises are limited, falls never.
/// Computed in 1/256 µA, because a slow ramp rises by less than 1 µA a move. It moves every second control step.
/// </summary>
/// <remarks>Level and slopes have a complement: <see cref="IsIntact"/> finds a flipped bit before the next move.</remarks>
internal sealed class Envelope
{
    private const int MoveMillis = 20;
    private const int FractionBits = 8;

    private int _level;
    private int _target;
    private int _rise;
    private int _fall;
    private int _levelComplement = -1;
    private int _aimComplement = -1;

    /// <summary>The level in µA.</summary>
    internal int MicroAmps => _level >> FractionBits;

    /// <summary>Whether the level has reached the target.</summary>
    internal bool AtTarget => _level == _target;

    /// <summary>False when a bit of the level, the target or a slope has flipped.</summary>
    internal bool IsIntact()
    {
        // A sum changes with every single bit of its terms.
        return (_level ^ _levelComplement) == -1 && ((_target + _rise + _fall) ^ _aimComplement) == -1;
    }

    /// <summary>Sets the level to zero at once.</summary>
    internal void Zero()
    {
        SetLevel(0);
    }

    /// <summary>Sets the target in µA and the slopes: those of the ramps from zero to the target and back, but no faster up than the mode allows.</summary>
    internal void Aim(int targetMicroAmps, int upMillis, int downMillis, int maxRiseMicroAmps)
    {
        _target = targetMicroAmps << FractionBits;
        _rise = PerMove(upMillis);
        int maximum = maxRiseMicroAmps << FractionBits;
        if (_rise > maximum)
        {
            _rise = maximum;
        }

        _fall = PerMove(downMillis);
        _aimComplement = ~(_target + _rise + _fall);
    }

    /// <summary>Moves the level towards the target.</summary>
    internal void Approach()
    {
        if ((_level ^ _levelComplement) != -1)
        {
            DropCorrupt();
            return;
        }

        int next = _level + _rise;
        SetLevel(next < _target ? next : _target);
    }

    /// <summary>Moves the level towards zero. True once it is there.</summary>
    internal bool Descend()
    {
        if ((_level ^ _levelComplement) != -1)
        {
            DropCorrupt();
            return true;
        }

        SetLevel(_level > _fall ? _level - _fall : 0);
        return _level == 0;
    }

    /// <summary>
    /// Moves the level, but not to the end of the ramp: that is for a move which shows it. With that, no more than the mode allows in one.
    /// </summary>
    internal void PassOver(bool falls, int maxRiseMicroAmps)
    {
        if ((_level ^ _levelComplement) != -1)
        {
            return;
        }

        if (falls)
        {
            if (_level > _fall + _fall)
            {
                SetLevel(_level - _fall);
            }
        }
        else
        {
            int ahead = (maxRiseMicroAmps << FractionBits) - _rise;
            ahead = ahead < _rise ? ahead : _rise;
            if (_level + ahead + _rise < _target)
            {
                SetLevel(_level + ahead);
            }
        }
    }

    /// <summary>No current, and a complement that stays wrong for <see cref="IsIntact"/>.</summary>
    private void DropCorrupt()
    {
        _level = 0;
        _levelComplement = 0;
    }

    private void SetLevel(int level)
    {
        _level = level;
        _levelComplement = ~level;
    }

    private int PerMove(int millis)
    {
        int moves = millis / MoveMillis;
        int perMove = moves > 0 ? _target / moves : _target;
        return perMove > 0 ? perMove : 1;
    }
}
