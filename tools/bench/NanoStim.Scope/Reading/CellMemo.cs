using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoStim.Scope.Reading;

/// <summary>
/// Remembers the numbers of cells by their text. A converter of 8 bits writes 256 different cells, again and again: finding one is several
/// times faster than parsing it. Where cells differ too much for that, it stops by itself.
/// </summary>
internal sealed class CellMemo
{
    // 2048 entries of 24 bytes stay in the cache of a core.
    private const int Bits = 11;

    // After so many different cells it is decided whether remembering is worth it.
    private const int Trial = 1 << 15;

    private readonly Entry[] _entries = new Entry[1 << Bits];
    private readonly byte _delimiter;
    private readonly byte _point;
    private readonly byte _lineEnd;
    private long _misses;
    private bool _isOff;

    /// <param name="delimiter">Between two cells.</param>
    /// <param name="point">The decimal mark.</param>
    /// <param name="lineEnd">At the end of a row; a CR before it ends a cell as well.</param>
    public CellMemo(byte delimiter, byte point, byte lineEnd)
    {
        _delimiter = delimiter;
        _point = point;
        _lineEnd = lineEnd;
    }

    /// <summary>How many cells were looked for; counted by the user of this, a row at a time.</summary>
    public long Cells { get; set; }

    /// <summary>Finds the number at the beginning of a text.</summary>
    /// <param name="text">From the cell on, padded for <see cref="NumberParser.Parse"/>.</param>
    /// <param name="value">The number.</param>
    /// <returns>How many bytes belong to it; 0 where no plain number begins here.</returns>
    public int Parse(ReadOnlySpan<byte> text, out double value)
    {
        if (_isOff)
        {
            int used = NumberParser.Parse(text, _point, out ParsedNumber number);
            value = number.Value;
            return used;
        }

        Vector128<byte> bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text));
        Vector128<byte> ends = Vector128.Equals(bytes, Vector128.Create(_delimiter)) | Vector128.Equals(bytes, Vector128.Create(_lineEnd)) | Vector128.Equals(bytes, Vector128.Create((byte)'\r'));
        int length = BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits() | (1u << Vector128<byte>.Count));
        Vector128<ulong> key = (bytes & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length))).AsUInt64();
        (ulong low, ulong high) = (key.GetElement(0), key.GetElement(1));
        ref Entry entry = ref _entries[(int)(((low * 0x9E3779B97F4A7C15) ^ (high * 0xC2B2AE3D27D4EB4F)) >> (64 - Bits))];
        if (entry.Low == low && entry.High == high && length is > 0 and < 16)
        {
            value = entry.Value;
            return length;
        }

        return Miss(text, length, new Entry(low, high, 0), ref entry, out value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Miss(ReadOnlySpan<byte> text, int length, Entry cell, ref Entry entry, out double value)
    {
        int used = NumberParser.Parse(text, _point, out ParsedNumber number);
        value = number.Value;
        if (used == length && length is > 0 and < 16)
        {
            entry = cell with { Value = value };
        }

        _misses++;
        _isOff = _misses >= Trial && 2 * _misses > Cells;
        return used;
    }

    private readonly record struct Entry(ulong Low, ulong High, double Value);
}
