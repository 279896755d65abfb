namespace NanoStim.Scope.Reading;

/// <summary>
/// Keeps the samples of a capture while it is read, in one or two bytes each, so that a second look does not have to read the file again.
/// Gives up, and frees all, where that takes too much memory.
/// </summary>
internal sealed class SampleStore
{
    // Of a program that should stay below 100 MB with all the rest.
    private const long Budget = 40_000_000;

    private readonly ValueCodes[] _codes;

    // Of each block and channel: the lower bytes of the codes, and the upper ones where there are any.
    private readonly List<(byte[] Low, byte[]? High)[]> _blocks = [];
    private readonly ushort[] _numbers = new ushort[SampleBlock.Capacity];
    private long _bytes;

    public SampleStore(int channels)
    {
        _codes = new ValueCodes[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            _codes[channel] = new ValueCodes();
        }
    }

    /// <summary>Whether all samples are in it.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>How many blocks it holds.</summary>
    public int Blocks => _blocks.Count;

    /// <summary>Takes the next block.</summary>
    public void Add(SampleBlock block)
    {
        if (!IsComplete || block.Count == 0)
        {
            return;
        }

        (byte[], byte[]?)[] kept = new (byte[], byte[]?)[_codes.Length];
        for (int channel = 0; channel < _codes.Length; channel++)
        {
            if (Keep(_codes[channel], block.Values[channel].AsSpan(0, block.Count)) is not { } planes)
            {
                IsComplete = false;
                _blocks.Clear();
                return;
            }

            kept[channel] = planes;
        }

        _blocks.Add(kept);
    }

    /// <summary>Fills a block with the values of one that was kept; not with the times.</summary>
    public void Restore(int number, SampleBlock block)
    {
        (byte[] Low, byte[]? High)[] kept = _blocks[number];
        block.Count = kept[0].Low.Length;
        for (int channel = 0; channel < kept.Length; channel++)
        {
            ReadOnlySpan<double> values = _codes[channel].Values;
            Span<double> to = block.Values[channel].AsSpan(0, block.Count);
            (byte[] low, byte[]? high) = kept[channel];
            for (int at = 0; at < to.Length; at++)
            {
                to[at] = values[high is null ? low[at] : low[at] | (high[at] << 8)];
            }
        }
    }

    private (byte[] Low, byte[]? High)? Keep(ValueCodes codes, ReadOnlySpan<double> values)
    {
        Span<ushort> numbers = _numbers.AsSpan(0, values.Length);
        int all = 0;
        for (int at = 0; at < values.Length; at++)
        {
            int number = codes.Of(values[at]);
            all |= number;
            numbers[at] = (ushort)number;
        }

        _bytes += values.Length * (all > 255 ? 2 : 1);
        if (all < 0 || _bytes > Budget)
        {
            return null;
        }

        byte[] low = new byte[values.Length];
        byte[]? high = all > 255 ? new byte[values.Length] : null;
        for (int at = 0; at < low.Length; at++)
        {
            low[at] = (byte)numbers[at];
        }

        for (int at = 0; at < high?.Length; at++)
        {
            high[at] = (byte)(numbers[at] >> 8);
        }

        return (low, high);
    }
}
