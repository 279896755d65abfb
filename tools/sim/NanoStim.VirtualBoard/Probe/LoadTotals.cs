namespace NanoStim.VirtualBoard;

/// <summary>
/// What the load has received since power-up. Take one before and one after a stretch and subtract to judge the stretch.
/// </summary>
public readonly record struct LoadTotals
{
    /// <summary>Time since power-up.</summary>
    public long Nanos { get; init; }

    /// <summary>Largest magnitude of the current so far (or since <see cref="LoadMeter.RestartPeak"/>).</summary>
    public double PeakMicroAmps { get; init; }

    /// <summary>Charge from electrode A to electrode B, as a magnitude.</summary>
    public double PositiveNanoCoulombs { get; init; }

    /// <summary>Charge from electrode B to electrode A, as a magnitude.</summary>
    public double NegativeNanoCoulombs { get; init; }

    /// <summary>Integral of the square of the current, in A^2 s.</summary>
    public double SquareAmpSeconds { get; init; }

    /// <summary>Energy delivered to the load, in mJ.</summary>
    public double MilliJoules { get; init; }

    /// <summary>Last moment with more than 1 uA in the load; -1 if there has been none.</summary>
    public long LastCurrentNanos { get; init; }

    /// <summary>Charge that is left over.</summary>
    public double NetNanoCoulombs => PositiveNanoCoulombs - NegativeNanoCoulombs;

    /// <summary>Charge moved in either direction.</summary>
    public double MovedNanoCoulombs => PositiveNanoCoulombs + NegativeNanoCoulombs;

    /// <summary>Root mean square of the current since an earlier reading; 0 if no time has passed.</summary>
    public double RmsMicroAmpsSince(in LoadTotals earlier)
    {
        double seconds = (Nanos - earlier.Nanos) * 1e-9;
        return seconds > 0 ? Math.Sqrt(Math.Max(0, SquareAmpSeconds - earlier.SquareAmpSeconds) / seconds) * 1e6 : 0;
    }
}
