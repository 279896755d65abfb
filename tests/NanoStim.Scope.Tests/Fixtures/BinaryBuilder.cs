using System.Buffers.Binary;
using System.Text;

namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>Writes numbers and texts at fixed places of a file, in either order of bytes.</summary>
internal sealed class BinaryBuilder
{
    private readonly bool _isBig;
    private byte[] _bytes;

    public BinaryBuilder(int length, bool isBig = false)
    {
        _bytes = new byte[length];
        _isBig = isBig;
    }

    /// <summary>The file.</summary>
    public byte[] Bytes => _bytes;

    public BinaryBuilder Text(int at, string text)
    {
        Encoding.Latin1.GetBytes(text).CopyTo(_bytes, at);
        return this;
    }

    public BinaryBuilder U8(int at, int value)
    {
        _bytes[at] = (byte)value;
        return this;
    }

    public BinaryBuilder I16(int at, int value) => Whole(at, value, 2);

    public BinaryBuilder I32(int at, long value) => Whole(at, value, 4);

    public BinaryBuilder I64(int at, long value) => Whole(at, value, 8);

    public BinaryBuilder F32(int at, double value) => Whole(at, BitConverter.SingleToInt32Bits((float)value), 4);

    public BinaryBuilder F64(int at, double value) => Whole(at, BitConverter.DoubleToInt64Bits(value), 8);

    /// <summary>Appends a sample of 1 to 4 bytes for each value.</summary>
    public BinaryBuilder Append(IEnumerable<double> values, int size, Func<double, long> code)
    {
        double[] all = [.. values];
        int at = _bytes.Length;
        Array.Resize(ref _bytes, at + all.Length * size);
        foreach (double value in all)
        {
            Whole(at, code(value), size);
            at += size;
        }

        return this;
    }

    /// <summary>Appends 32 bit floating point.</summary>
    public BinaryBuilder AppendFloats(IEnumerable<double> values) => Append(values, 4, value => BitConverter.SingleToInt32Bits((float)value));

    public BinaryBuilder Append(byte[] bytes)
    {
        _bytes = [.. _bytes, .. bytes];
        return this;
    }

    private BinaryBuilder Whole(int at, long value, int size)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(all, value);
        Span<byte> part = all[..size];
        if (_isBig)
        {
            part.Reverse();
        }

        part.CopyTo(_bytes.AsSpan(at));
        return this;
    }
}
