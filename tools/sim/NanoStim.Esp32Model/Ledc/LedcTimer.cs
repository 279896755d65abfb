namespace NanoStim.Esp32Model;

/// <summary>One of the four timers of a speed group.</summary>
internal sealed class LedcTimer
{
    private int _bits;

    /// <summary>False from reset until the first configuration: the counter stays at 0.</summary>
    internal bool IsRunning { get; private set; }

    /// <summary>Counts of a cycle: a power of two.</summary>
    internal uint FullScale => 1u << _bits;

    internal long PeriodPicos { get; private set; }

    /// <summary>When the counter last started from 0, in ps.</summary>
    internal long OriginPicos { get; private set; }

    internal void Reset()
    {
        IsRunning = false;
    }

    /// <summary>Sets clock and resolution. The counter restarts at 0, whatever it was at (ledc_timer_config ends in a timer reset).</summary>
    internal void Configure(LedcClock clock, int bits, long nowPicos)
    {
        IsRunning = true;
        _bits = bits;
        PeriodPicos = clock.PeriodPicos;
        OriginPicos = nowPicos;
    }

    /// <summary>
    /// When the cycle that runs at this time ends, in ns, rounded down: within the last ns of a cycle its output is what it
    /// will stay, so that nothing is cut short. Never, if the timer does not run.
    /// </summary>
    internal long CycleEndNanos(long nowPicos)
    {
        if (!IsRunning)
        {
            return long.MaxValue;
        }

        long cycles = (nowPicos - OriginPicos) / PeriodPicos + 1;
        return (OriginPicos + cycles * PeriodPicos) / 1000;
    }

    /// <summary>The output of a channel of this timer that compares with this many counts.</summary>
    internal PinDrive Drive(uint counts)
    {
        if (!IsRunning || counts == 0)
        {
            return PinDrive.Low;
        }

        // Never reached by the counter: the output stays on.
        if (counts >= FullScale)
        {
            return PinDrive.High;
        }

        return PinDrive.Pwm(OriginPicos, PeriodPicos, (counts * PeriodPicos) >> _bits);
    }
}
