using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Measuring;

/// <summary>A channel of a file that is to be measured, or the difference of two, and how its values become V or A.</summary>
internal sealed class ScaledChannel
{
    private readonly int _index;
    private readonly int? _minus;
    private readonly double _factor;
    private readonly double[] _values = new double[SampleBlock.Capacity];

    private ScaledChannel(int index, int? minus, ChannelInfo info, double factor, double? ampsPerUnit)
    {
        _index = index;
        _minus = minus;
        _factor = factor;
        Info = info;
        AmpsPerUnit = ampsPerUnit;
    }

    /// <summary>Its name and unit.</summary>
    public ChannelInfo Info { get; }

    /// <summary>From the unit of the channel to A, or null.</summary>
    public double? AmpsPerUnit { get; }

    /// <summary>The channels that are asked for; all where none is.</summary>
    /// <exception cref="ArgumentException">A named channel does not exist, or two of a difference have different units.</exception>
    public static ScaledChannel[] Select(CaptureHeader header, MeasureOptions options)
    {
        foreach (string name in options.CurrentChannels)
        {
            if (IndexOf(header, name) < 0 && !options.Channels.Contains(name))
            {
                throw Missing(header, name);
            }
        }

        return options.Channels.Count == 0
            ? [.. header.Channels.Select((info, index) => Of(index, null, info, options))]
            : [.. options.Channels.Select(name => Named(header, name, options))];
    }

    /// <summary>The values of a block in V or A.</summary>
    public ReadOnlySpan<double> Scaled(SampleBlock block)
    {
        Span<double> values = block.Values[_index].AsSpan(0, block.Count);
        if (_factor == 1 && _minus is null)
        {
            return values;
        }

        Span<double> scaled = _values.AsSpan(0, block.Count);
        for (int at = 0; at < scaled.Length; at++)
        {
            scaled[at] = _factor * (_minus is { } minus ? values[at] - block.Values[minus][at] : values[at]);
        }

        return scaled;
    }

    /// <summary>Numbers of the values of a block; empty where they have none.</summary>
    public ReadOnlySpan<ushort> CodesOf(SampleBlock block) =>
        _minus is null && block.IsCoded[_index] ? block.CodesOf(_index).AsSpan(0, block.Count) : [];

    /// <summary>A channel of the file, or the difference of two: <c>CH1-CH2</c>.</summary>
    private static ScaledChannel Named(CaptureHeader header, string name, MeasureOptions options)
    {
        if (IndexOf(header, name) is int index and >= 0)
        {
            return Of(index, null, header.Channels[index], options);
        }

        // A name of a channel may have a dash itself: any of them may be the minus.
        for (int dash = name.IndexOf('-', StringComparison.Ordinal); dash > 0; dash = name.IndexOf('-', dash + 1))
        {
            int first = IndexOf(header, name[..dash].Trim());
            int second = IndexOf(header, name[(dash + 1)..].Trim());
            if (first < 0 || second < 0)
            {
                continue;
            }

            ChannelInfo info = header.Channels[first];
            if (info.Unit != header.Channels[second].Unit)
            {
                throw new ArgumentException($"'{name}' subtracts {header.Channels[second].Unit} from {info.Unit}: the two channels of a difference need the same unit.");
            }

            return Of(first, second, info with { Name = name }, options);
        }

        throw Missing(header, name);
    }

    private static int IndexOf(CaptureHeader header, string name)
    {
        for (int index = 0; index < header.Channels.Count; index++)
        {
            if (header.Channels[index].Name == name)
            {
                return index;
            }
        }

        return -1;
    }

    private static ArgumentException Missing(CaptureHeader header, string name) => new(
        $"There is no channel '{name}': the file has {string.Join(", ", header.Channels.Select(channel => channel.Name))}. The difference of two is written such as CH1-CH2.");

    private static ScaledChannel Of(int index, int? minus, ChannelInfo info, MeasureOptions options)
    {
        bool isCurrent = info.Unit == "A" || options.CurrentChannels.Contains(info.Name);
        double? ampsPerUnit = isCurrent ? 1 : 1 / (options.ShuntOhms ?? options.LoadOhms);
        return new ScaledChannel(index, minus, isCurrent ? info with { Unit = "A" } : info, isCurrent ? 1 : options.ProbeFactor, ampsPerUnit);
    }
}
