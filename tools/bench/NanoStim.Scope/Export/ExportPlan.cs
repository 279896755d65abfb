using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Export;

/// <summary>What is exported.</summary>
/// <param name="Channels">The channels.</param>
/// <param name="StartSeconds">Time of the first sample.</param>
/// <param name="RateHertz">Sample rate.</param>
/// <param name="Samples">How many.</param>
/// <param name="PulseChannel">The channel whose polarity becomes two logic channels, where the form has logic.</param>
/// <param name="PulseThreshold">What counts as a pulse there, as a magnitude.</param>
public sealed record ExportPlan(
    IReadOnlyList<ChannelInfo> Channels,
    double StartSeconds,
    double RateHertz,
    long Samples,
    int PulseChannel,
    double PulseThreshold)
{
    /// <summary>Logic: bit 0 while the current flows from A to B, bit 1 while it flows back.</summary>
    public int LogicOf(double value) => value > PulseThreshold ? 1 : value < -PulseThreshold ? 2 : 0;
}
