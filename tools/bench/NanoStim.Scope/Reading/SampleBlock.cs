namespace NanoStim.Scope.Reading;

/// <summary>Some rows of a capture, one array a channel. Filled again and again, so that a file of any length needs no more memory.</summary>
public sealed class SampleBlock
{
    /// <summary>Rows in a full block.</summary>
    public const int Capacity = 8192;

    public SampleBlock(int channels)
    {
        Values = new double[channels][];
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

    /// <summary>Exchanges what is in two blocks of the same channels.</summary>
    internal void Exchange(SampleBlock other)
    {
        (Seconds, other.Seconds) = (other.Seconds, Seconds);
        (Count, other.Count) = (other.Count, Count);
        for (int channel = 0; channel < Values.Length; channel++)
        {
            (Values[channel], other.Values[channel]) = (other.Values[channel], Values[channel]);
        }
    }
}
