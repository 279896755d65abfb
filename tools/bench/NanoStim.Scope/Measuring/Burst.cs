namespace NanoStim.Scope.Measuring;

/// <summary>A row of pulses between two silences.</summary>
/// <param name="Start">In s, continued to height zero where it begins with a ramp.</param>
/// <param name="End">In s, continued to height zero where it ends with a ramp.</param>
/// <param name="RampUp">In s; 0 without a ramp.</param>
/// <param name="RampDown">In s; 0 without a ramp.</param>
/// <param name="Pulses">How many.</param>
/// <param name="Height">Of its highest pulses, in the unit of the channel.</param>
public sealed record Burst(double Start, double End, double RampUp, double RampDown, long Pulses, double Height)
{
    /// <summary>As programs count it: from the first pulse to where the ramp down begins, in s.</summary>
    public double OnSeconds => End - Start - RampDown;
}
