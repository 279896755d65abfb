namespace NanoStim.Esp32Model;

/// <summary>Clock, divider and period that esp-idf v5.5.4 chooses for an LEDC timer with LEDC_AUTO_CLK (ledc.c).</summary>
internal readonly struct LedcClock
{
    private const long ApbHertz = 80_000_000;
    private const long RefTickHertz = 1_000_000;
    private const int FractionBits = 8;
    private const long MinDivider = 1 << FractionBits;
    private const long MaxDivider = 0x3FFFF;

    private LedcClock(long sourceHertz, long divider, int bits)
    {
        // Ticks of 10^12 · divider / 256 / source ps: 3125/64 ps a divider step for APB, 15625/4 ps for REF_TICK.
        long numerator = sourceHertz == ApbHertz ? 3125 : 15625;
        long denominator = sourceHertz == ApbHertz ? 64 : 4;
        PeriodPicos = (divider * numerator << bits) / denominator;
    }

    /// <summary>
    /// Length of a PWM cycle in ps, exact from 6 bits of resolution on (below 1.25 MHz). The fractional divider stretches single
    /// ticks by one clock of its source (12.5 ns, or 1 µs with REF_TICK); the model has the mean, which every 256 ticks is exact.
    /// </summary>
    internal long PeriodPicos { get; }

    /// <summary>
    /// Finds a divider. The driver tries the 1 MHz REF_TICK first, which can divide only down to 1 Hz with the resolutions that
    /// nanoFramework asks for, then the 80 MHz clock.
    /// </summary>
    /// <returns>False where no clock reaches the frequency: above 40 MHz.</returns>
    internal static bool TryFind(int hertz, int bits, out LedcClock clock)
    {
        return TrySource(RefTickHertz, hertz, bits, out clock) || TrySource(ApbHertz, hertz, bits, out clock);
    }

    private static bool TrySource(long sourceHertz, int hertz, int bits, out LedcClock clock)
    {
        // 32 bits, as in the driver.
        uint ticksPerSecond = (uint)hertz << bits;
        if (ticksPerSecond == 0)
        {
            clock = default;
            return false;
        }

        long divider = (long)((((ulong)sourceHertz << FractionBits) + ticksPerSecond / 2) / ticksPerSecond);
        if (divider < MinDivider || divider > MaxDivider)
        {
            clock = default;
            return false;
        }

        clock = new LedcClock(sourceHertz, divider, bits);
        return true;
    }
}
