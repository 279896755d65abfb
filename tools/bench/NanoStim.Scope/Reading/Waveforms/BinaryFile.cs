using System.Buffers.Binary;
using System.Text;

namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>Reads numbers and texts anywhere in a file; beyond its end there is only a message.</summary>
internal sealed class BinaryFile
{
    private readonly Stream _stream;
    private readonly byte[] _number = new byte[8];

    /// <param name="stream">A stream that can seek.</param>
    /// <param name="start">Its first bytes.</param>
    public BinaryFile(Stream stream, byte[] start)
    {
        _stream = stream;
        Start = start;
        Length = stream.Length;
    }

    /// <summary>The first bytes.</summary>
    public byte[] Start { get; }

    public long Length { get; }

    /// <summary>Whether the highest byte of a number comes first.</summary>
    public bool IsBigEndian { get; set; }

    public bool StartsWith(ReadOnlySpan<byte> magic) => Start.AsSpan().StartsWith(magic);

    public byte UInt8(long at) => Take(at, 1)[0];

    public ushort UInt16(long at) => IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Take(at, 2)) : BinaryPrimitives.ReadUInt16LittleEndian(Take(at, 2));

    public short Int16(long at) => (short)UInt16(at);

    public uint UInt32(long at) => IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Take(at, 4)) : BinaryPrimitives.ReadUInt32LittleEndian(Take(at, 4));

    public int Int32(long at) => (int)UInt32(at);

    public long Int64(long at) => IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(Take(at, 8)) : BinaryPrimitives.ReadInt64LittleEndian(Take(at, 8));

    public float Float32(long at) => BitConverter.Int32BitsToSingle(Int32(at));

    public double Float64(long at) => BitConverter.Int64BitsToDouble(Int64(at));

    /// <summary>A text up to its first NUL.</summary>
    public string Text(long at, int length)
    {
        byte[] bytes = new byte[length];
        Read(at, bytes);
        int end = Array.IndexOf(bytes, (byte)0);
        string text = Encoding.Latin1.GetString(bytes, 0, end < 0 ? length : end);
        return new string([.. text.Where(letter => !char.IsControl(letter))]).Trim();
    }

    /// <summary>Fills a span.</summary>
    /// <exception cref="CaptureFormatException">The file ends before.</exception>
    public void Read(long at, Span<byte> to)
    {
        if (at < 0 || at > Length - to.Length)
        {
            throw new CaptureFormatException(1, $"the file ends at byte {Length}, and its head points to byte {at}: it is cut off or damaged.");
        }

        if (at + to.Length <= Start.Length)
        {
            Start.AsSpan((int)at, to.Length).CopyTo(to);
            return;
        }

        _stream.Position = at;
        _stream.ReadExactly(to);
    }

    private ReadOnlySpan<byte> Take(long at, int count)
    {
        Span<byte> number = _number.AsSpan(0, count);
        Read(at, number);
        return number;
    }
}
