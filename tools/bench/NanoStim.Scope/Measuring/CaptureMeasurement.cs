namespace NanoStim.Scope.Measuring;

/// <summary>What a file shows.</summary>
/// <param name="File">As it was named.</param>
/// <param name="Format">Name of the layout.</param>
/// <param name="Channels">In the order of the file.</param>
/// <param name="Notes">What is worth telling of the file itself.</param>
/// <param name="Time">Its times.</param>
public sealed record CaptureMeasurement(
    string File,
    string Format,
    IReadOnlyList<ChannelMeasurement> Channels,
    IReadOnlyList<string> Notes,
    TimeBase Time);
