namespace NanoStim.Scope.Reading;

/// <summary>What a capture is, before its samples.</summary>
/// <param name="Format">Name of the layout, for people.</param>
/// <param name="Channels">The channels, in the order of the file.</param>
/// <param name="MayBeLogic">Whether values of only 0 and 1 are levels of a logic analyser in this format.</param>
/// <param name="DeclaredSamples">How many samples the header announces, or null.</param>
/// <param name="DeclaredIntervalSeconds">The sample interval that the header announces, or null.</param>
/// <param name="HasTime">Whether the rows have a time, or an interval is known.</param>
public sealed record CaptureHeader(
    string Format,
    IReadOnlyList<ChannelInfo> Channels,
    bool MayBeLogic,
    long? DeclaredSamples,
    double? DeclaredIntervalSeconds,
    bool HasTime);
