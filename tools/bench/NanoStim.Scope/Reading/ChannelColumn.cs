namespace NanoStim.Scope.Reading;

/// <summary>A column with samples.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Info">The channel.</param>
/// <param name="Scale">From the unit of the column to that of the channel.</param>
internal sealed record ChannelColumn(int Index, ChannelInfo Info, double Scale = 1);
