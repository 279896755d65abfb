namespace NanoStim.VirtualBoard;

/// <summary>One phase as the load saw it: a stretch of current of one polarity, without a gap.</summary>
/// <param name="StartNanos">When the current rose above 1 uA, since power-up.</param>
/// <param name="WidthNanos">How long it stayed there, in ns (fractions are whole picoseconds).</param>
/// <param name="NanoCoulombs">Charge, positive from electrode A to electrode B.</param>
/// <param name="PeakMicroAmps">Largest magnitude of the current.</param>
/// <param name="EndMicroAmps">
/// Magnitude of the current when the phase ended: the plateau of a regulated phase, also where stored charge of the skin made
/// a spike at its start.
/// </param>
/// <param name="Polarity">+1 from A to B, -1 from B to A.</param>
public readonly record struct LoadPhase(
    long StartNanos,
    double WidthNanos,
    double NanoCoulombs,
    double PeakMicroAmps,
    double EndMicroAmps,
    int Polarity);
