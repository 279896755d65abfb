namespace NanoStim.LoadJudge;

/// <summary>One phase as a meter in the lead of the load has seen it.</summary>
/// <param name="StartNanos">When it began, in ns of the life.</param>
/// <param name="WidthNanos">How long it lasted, in ns.</param>
/// <param name="NanoCoulombs">Its charge, positive from electrode A to electrode B.</param>
/// <param name="PeakMicroAmps">Largest magnitude of its current.</param>
public readonly record struct SeenPhase(long StartNanos, double WidthNanos, double NanoCoulombs, double PeakMicroAmps)
{
    /// <summary>When it ended.</summary>
    public long EndNanos => StartNanos + (long)WidthNanos;

    /// <summary>+1 from A to B, -1 from B to A.</summary>
    public int Polarity => NanoCoulombs < 0 ? -1 : 1;

    /// <summary>Magnitude of its charge in nC.</summary>
    public double Charge => Math.Abs(NanoCoulombs);

    /// <summary>
    /// Its mean current in µA: spikes of the capacitance of skin weigh little in it. Near 1 µA, where its width is taken, it may fall below that on its way, and have
    /// its charge without its whole width: the mean is no higher than the peak.
    /// </summary>
    public double MeanMicroAmps => WidthNanos > 0 ? Math.Min(Charge * 1e6 / WidthNanos, PeakMicroAmps) : 0;
}
