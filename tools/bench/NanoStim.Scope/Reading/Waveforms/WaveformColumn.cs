namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>Where the samples of a channel stand in a binary file, and how they become V or A: <c>Scale * (code - Zero) + Offset</c>.</summary>
/// <param name="Info">The channel.</param>
/// <param name="Position">Byte of the first sample.</param>
/// <param name="Stride">Bytes from one sample to the next.</param>
/// <param name="Type">How a sample is stored.</param>
/// <param name="Scale">V or A of one code.</param>
/// <param name="Zero">The code of <paramref name="Offset"/>.</param>
/// <param name="Offset">In V or A.</param>
internal sealed record WaveformColumn(ChannelInfo Info, long Position, int Stride, SampleType Type, double Scale = 1, double Zero = 0, double Offset = 0)
{
    /// <summary>Bytes of a sample.</summary>
    public int Size => SizeOf(Type);

    public static int SizeOf(SampleType type) => type switch
    {
        SampleType.UInt8 or SampleType.Int8 => 1,
        SampleType.UInt16 or SampleType.Int16 => 2,
        SampleType.Int24 => 3,
        SampleType.Float64 => 8,
        _ => 4,
    };
}
