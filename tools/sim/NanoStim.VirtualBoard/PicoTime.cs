namespace NanoStim.VirtualBoard;

/// <summary>Virtual time on the board: whole picoseconds since power-up, so that a tick of the PWM timer (12.5 ns / 2^n) is exact.</summary>
internal static class PicoTime
{
    internal const long PerNano = 1000;

    /// <summary>Longest time ahead that is calculated: a day, so that no time overflows.</summary>
    internal const double HorizonSeconds = 86400;

    internal static long FromSeconds(double seconds) => (long)Math.Round(seconds * 1e12);

    internal static long FromNanos(long nanos) => nanos * PerNano;

    /// <summary>The time that lies this many seconds after another, rounded up; never if that is beyond the horizon.</summary>
    internal static long After(long picos, double seconds) =>
        seconds < HorizonSeconds ? picos + (long)Math.Ceiling(seconds * 1e12) : long.MaxValue;

    internal static double Seconds(long fromPicos, long toPicos) => (toPicos - fromPicos) * 1e-12;
}
