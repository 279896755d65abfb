namespace NanoStim.Scope.Reading;

/// <summary>
/// Keeps the samples of a capture while it is read, in one or two bytes each, so that a second look does not have to read the file again.
/// Gives up, and frees all, where that takes too much memory.
/// </summary>
internal sealed class SampleStore
{
    // Of a program that should stay below 100 MB with all the rest.
    private const long Budget = 40_000_000;

    // For the channels whose reader does not number the values itself.
    private readonly ValueCodes?[] _codes;

    // By channel and number.
    private readonly double[][] _values;

    // Of each block and channel: the lower bytes of the numbers, and the upper ones where there are any.
    private readonly List<(byte[] Low, byte[]? High)[]> _blocks = [];
    private long _bytes;

    public SampleStore(int channels)
    {
        _codes = new ValueCodes?[channels];
        _values = new double[channels][];
        Array.Fill(_values, []);
    }

    /// <summary>Whether all samples are in it.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>How many blocks it holds.</summary>
    public int Blocks => _blocks.Count;

    /// <summary>Frees all: there will be no second look at what is in here.</summary>
    public void GiveUp()
    {
        IsComplete = false;
        _blocks.Clear();
    }

    /// <summary>Takes the next block. Numbers its values where its reader has not.</summary>
    public void Add(SampleBlock block)
    {
        if (!IsComplete || block.Count == 0)
        {
            return;
        }

        (byte[], byte[]?)[] kept = new (byte[], byte[]?)[_codes.Length];
        for (int channel = 0; channel < _codes.Length; channel++)
        {
            if (!Number(block, channel))
            {
                GiveUp();
                return;
            }

            kept[channel] = Keep(block.CodesOf(channel).AsSpan(0, block.Count), Learn(block, channel));
        }

        _blocks.Add(kept);
        if (_bytes > Budget)
        {
            GiveUp();
        }
    }

    /// <summary>Fills a block with the values of one that was kept; not with the times.</summary>
    public void Restore(int number, SampleBlock block)
    {
        (byte[] Low, byte[]? High)[] kept = _blocks[number];
        block.Count = kept[0].Low.Length;
        for (int channel = 0; channel < kept.Length; channel++)
        {
            ReadOnlySpan<double> values = _values[channel];
            Span<double> to = block.Values[channel].AsSpan(0, block.Count);
            (byte[] low, byte[]? high) = kept[channel];
            for (int at = 0; at < to.Length; at++)
            {
                to[at] = values[high is null ? low[at] : low[at] | (high[at] << 8)];
            }
        }
    }

    private bool Number(SampleBlock block, int channel)
    {
        if (block.IsCoded[channel])
        {
            return true;
        }

        ValueCodes codes = _codes[channel] ??= new ValueCodes();
        ReadOnlySpan<double> values = block.Values[channel].AsSpan(0, block.Count);
        Span<ushort> numbers = block.CodesOf(channel).AsSpan(0, block.Count);
        int all = 0;
        for (int at = 0; at < values.Length; at++)
        {
            int number = codes.Of(values[at]);
            all |= number;
            numbers[at] = (ushort)number;
        }

        block.IsCoded[channel] = all >= 0;
        return all >= 0;
    }

    /// <summary>Puts the values of a block beside their numbers.</summary>
    /// <returns>The highest number.</returns>
    private int Learn(SampleBlock block, int channel)
    {
        ReadOnlySpan<double> values = block.Values[channel].AsSpan(0, block.Count);
        ReadOnlySpan<ushort> codes = block.CodesOf(channel).AsSpan(0, block.Count);
        int highest = CodedValues.Highest(codes);
        CodedValues.Reserve(ref _values[channel], highest);
        double[] known = _values[channel];
        for (int at = 0; at < codes.Length; at++)
        {
            known[codes[at]] = values[at];
        }

        return highest;
    }

    private (byte[] Low, byte[]? High) Keep(ReadOnlySpan<ushort> codes, int highest)
    {
        byte[] low = new byte[codes.Length];
        byte[]? high = highest > 255 ? new byte[codes.Length] : null;
        _bytes += codes.Length * (high is null ? 1 : 2);
        for (int at = 0; at < low.Length; at++)
        {
            low[at] = (byte)codes[at];
        }

        for (int at = 0; at < high?.Length; at++)
        {
            high[at] = (byte)(codes[at] >> 8);
        }

        return (low, high);
    }
}
