namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>What the head of a binary waveform file says.</summary>
/// <param name="Format">Name of the format, for people.</param>
/// <param name="Columns">The channels.</param>
/// <param name="Samples">Samples of each channel.</param>
/// <param name="StartSeconds">Time of the first sample.</param>
/// <param name="IntervalSeconds">Time between two samples.</param>
/// <param name="IsBigEndian">Whether the highest byte of a sample comes first.</param>
internal sealed record WaveformLayout(
    string Format,
    IReadOnlyList<WaveformColumn> Columns,
    long Samples,
    double StartSeconds,
    double IntervalSeconds,
    bool IsBigEndian = false)
{
    /// <summary>What is worth telling.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
