using NanoStim.Esp32Model;

namespace NanoStim.VirtualBoard;

/// <summary>The level of an output pin over time, and when it changes next. Times in picoseconds.</summary>
internal struct PinWave
{
    private long _period;
    private long _high;

    /// <summary>A pin that is not driven.</summary>
    internal static PinWave Undriven => new() { NextEdgePicos = long.MaxValue };

    /// <summary>Level now.</summary>
    internal bool IsHigh { get; private set; }

    /// <summary>When the level changes by itself; <see cref="long.MaxValue"/> if never.</summary>
    internal long NextEdgePicos { get; private set; }

    /// <summary>The mean of the level over a period, 0..1.</summary>
    internal double Duty { get; private set; }

    /// <summary>Takes over what the chip does to the pin. A pin that is not driven is pulled low on the board.</summary>
    internal void Drive(long nowPicos, in PinDrive drive)
    {
        NextEdgePicos = long.MaxValue;
        if (drive.Kind != PinDriveKind.Pwm || drive.HighPicos <= 0 || drive.HighPicos >= drive.PeriodPicos)
        {
            IsHigh = drive.Kind == PinDriveKind.High || (drive.Kind == PinDriveKind.Pwm && drive.HighPicos > 0);
            Duty = IsHigh ? 1 : 0;
            return;
        }

        _period = drive.PeriodPicos;
        _high = drive.HighPicos;
        Duty = (double)_high / _period;
        long phase = (nowPicos - drive.OriginPicos) % _period;
        if (phase < 0)
        {
            phase += _period;
        }

        IsHigh = phase < _high;
        NextEdgePicos = nowPicos - phase + (IsHigh ? _high : _period);
    }

    /// <summary>Passes the edge at <see cref="NextEdgePicos"/>.</summary>
    internal void PassEdge()
    {
        NextEdgePicos += IsHigh ? _period - _high : _high;
        IsHigh = !IsHigh;
    }
}
