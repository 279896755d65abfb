using NanoStim.VirtualBench;

namespace NanoStim.Campaign;

/// <summary>An injected fault, and how long current flowed after it, by the clock of its claim.</summary>
internal sealed class FaultWatch(BenchFault fault, FaultClaim? claim, long injectedNanos)
{
    private bool _closed;

    public BenchFault Fault => fault;

    public FaultClaim? Claim => claim;

    public long InjectedNanos => injectedNanos;

    /// <summary>Whether the current had been steady long enough before it for the good contact to be known.</summary>
    public bool HadReference { get; init; }

    /// <summary>The longest time with current in µs; -1 without any.</summary>
    public double WorstMicros { get; private set; } = -1;

    /// <summary>From here on nothing is counted.</summary>
    public void Close() => _closed = true;

    /// <summary>A phase has ended.</summary>
    /// <param name="endNanos">When.</param>
    /// <param name="pulsingSince">When the pulses of the state began, or -1.</param>
    /// <param name="steadySince">When the current became steady, or -1.</param>
    public void Count(double endNanos, long pulsingSince, long steadySince)
    {
        long since = (claim?.Clock ?? ClaimClock.Pulsing) switch
        {
            ClaimClock.Wall => 0,
            ClaimClock.Pulsing => pulsingSince,
            _ => steadySince,
        };
        if (!_closed && since >= 0 && endNanos > injectedNanos)
        {
            WorstMicros = Math.Max(WorstMicros, (endNanos - Math.Max(since, injectedNanos)) * 1e-3);
        }
    }
}
