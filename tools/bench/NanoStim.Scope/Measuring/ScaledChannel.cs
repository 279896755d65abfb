using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Measuring;

/// <summary>A channel of a file that is to be measured, and how its values become V or A.</summary>
internal sealed class ScaledChannel
{
    private readonly int _index;
    private readonly double _factor;

    private ScaledChannel(int index, ChannelInfo info, double factor, double? ampsPerUnit)
    {
        _index = index;
        _factor = factor;
        Info = info;
        AmpsPerUnit = ampsPerUnit;
    }

    public ChannelInfo Info { get; }

    /// <summary>From the unit of the channel to A, or null.</summary>
    public double? AmpsPerUnit { get; }

    /// <exception cref="ArgumentException">A named channel does not exist.</exception>
    public static ScaledChannel[] Select(CaptureHeader header, MeasureOptions options)
    {
        foreach (string name in options.Channels.Concat(options.CurrentChannels))
        {
            if (!header.Channels.Any(channel => channel.Name == name))
            {
                throw new ArgumentException($"There is no channel '{name}': the file has {string.Join(", ", header.Channels.Select(channel => channel.Name))}.");
            }
        }

        return
        [
            .. header.Channels
                .Select((info, index) => (info, index))
                .Where(channel => options.Channels.Count == 0 || options.Channels.Contains(channel.info.Name))
                .Select(channel => Of(channel.index, channel.info, options)),
        ];
    }

    /// <summary>The values of a block in V or A. Scales them in place, once for each time that the block is filled.</summary>
    public ReadOnlySpan<double> Scaled(SampleBlock block)
    {
        Span<double> values = block.Values[_index].AsSpan(0, block.Count);
        if (_factor != 1)
        {
            foreach (ref double value in values)
            {
                value *= _factor;
            }
        }

        return values;
    }

    private static ScaledChannel Of(int index, ChannelInfo info, MeasureOptions options)
    {
        bool isCurrent = info.Unit == "A" || options.CurrentChannels.Contains(info.Name);
        double? ampsPerUnit = isCurrent ? 1 : 1 / (options.ShuntOhms ?? options.LoadOhms);
        return new ScaledChannel(index, isCurrent ? info with { Unit = "A" } : info, isCurrent ? 1 : options.ProbeFactor, ampsPerUnit);
    }
}
