namespace NanoStim.VirtualBench;

/// <summary>Progress of a session.</summary>
/// <param name="Seconds">Virtual time since power-up.</param>
/// <param name="TotalSeconds">How long the session will take in all, about.</param>
/// <param name="State">State of the stimulator.</param>
/// <param name="MeasuredMicroAmps">What the firmware measures.</param>
public sealed record SessionProgress(double Seconds, double TotalSeconds, string State, int MeasuredMicroAmps);
