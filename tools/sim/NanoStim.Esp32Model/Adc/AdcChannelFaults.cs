namespace NanoStim.Esp32Model;

/// <summary>What is wrong with one channel of the converter. Every fault can be taken back.</summary>
internal sealed class AdcChannelFaults
{
    /// <summary>The channel repeats its last reading.</summary>
    internal bool IsFrozen { get; set; }

    /// <summary>The channel gives this reading always, in counts; null for none.</summary>
    internal int? FixedCounts { get; set; }

    /// <summary>Added to every reading, in counts of either sign.</summary>
    internal int OffsetCounts { get; set; }

    /// <summary>Factor on every reading before the offset.</summary>
    internal double Gain { get; set; } = 1;

    /// <summary>Added to every reading, growing by this many counts a second from <see cref="DriftSinceNanos"/> on.</summary>
    internal double DriftCountsPerSecond { get; set; }

    /// <summary>When the drift began, in ns.</summary>
    internal long DriftSinceNanos { get; set; }

    /// <summary>A reading as the faults leave it, in counts, before it is limited to the range of the converter.</summary>
    internal double Apply(double counts, long nowNanos) =>
        counts * Gain + OffsetCounts + DriftCountsPerSecond * (nowNanos - DriftSinceNanos) * 1e-9;
}
