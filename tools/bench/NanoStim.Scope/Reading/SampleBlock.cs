namespace NanoStim.Scope.Reading;

/// <summary>Some rows of a capture, one array a channel. Filled again and again, so that a file of any length needs no more memory.</summary>
public sealed class SampleBlock
{
    /// <summary>Rows in a full block.</summary>
    public const int Capacity = 8192;

    public SampleBlock(int channels)
    {
        Values = new double[channels][];
        Codes = new ushort[channels][];
        IsCoded = new bool[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            Values[channel] = new double[Capacity];
        }
    }

    /// <summary>Times in s.</summary>
    public double[] Seconds { get; private set; } = new double[Capacity];

    /// <summary>By channel, in its unit; NaN where the file has no value.</summary>
    public double[][] Values { get; }

    /// <summary>How many rows it holds.</summary>
    public int Count { get; set; }

    /// <summary>Numbers of the values by channel: equal values have equal numbers in the whole capture. Null until they are first set.</summary>
    internal ushort[]?[] Codes { get; }

    /// <summary>By channel, whether all rows of this block have a number.</summary>
    internal bool[] IsCoded { get; }

    /// <summary>The numbers of a channel, to be filled.</summary>
    internal ushort[] CodesOf(int channel) => Codes[channel] ??= new ushort[Capacity];

    /// <summary>Exchanges what is in two blocks of the same channels.</summary>
    internal void Exchange(SampleBlock other)
    {
        (Seconds, other.Seconds) = (other.Seconds, Seconds);
        (Count, other.Count) = (other.Count, Count);
        for (int channel = 0; channel < Values.Length; channel++)
        {
            (Values[channel], other.Values[channel]) = (other.Values[channel], Values[channel]);
            (Codes[channel], other.Codes[channel]) = (other.Codes[channel], Codes[channel]);
            (IsCoded[channel], other.IsCoded[channel]) = (other.IsCoded[channel], IsCoded[channel]);
        }
    }
}
