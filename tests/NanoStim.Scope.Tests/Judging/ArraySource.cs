using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Tests.Judging;

/// <summary>Samples in memory, as a capture: evenly spaced, or at given times.</summary>
internal sealed class ArraySource(double start, double interval, IReadOnlyList<double[]> channels, IReadOnlyList<ChannelInfo> infos, double[]? times = null) : ISampleSource
{
    private int _at;

    public CaptureHeader Header { get; } = new("samples", infos, MayBeLogic: false, channels[0].Length, times is null ? interval : null, HasTime: true);

    public double TimeResolutionSeconds => 0;

    public double Progress => (double)_at / channels[0].Length;

    public IReadOnlyList<string> Notes => [];

    public bool Read(SampleBlock block)
    {
        int count = Math.Min(SampleBlock.Capacity, channels[0].Length - _at);
        for (int row = 0; row < count; row++)
        {
            block.Seconds[row] = times?[_at + row] ?? start + ((_at + row) * interval);
        }

        for (int channel = 0; channel < channels.Count; channel++)
        {
            channels[channel].AsSpan(_at, count).CopyTo(block.Values[channel]);
        }

        block.Count = count;
        _at += count;
        return count > 0;
    }

    public void Dispose()
    {
    }
}
