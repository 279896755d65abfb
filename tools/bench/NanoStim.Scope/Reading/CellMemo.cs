using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NanoStim.Scope.Reading;

/// <summary>
/// Remembers the values of the cells of a channel by their text. A converter of 8 bits writes 256 different cells, again and again: finding one
/// is several times faster than parsing it.
/// </summary>
internal sealed class CellMemo
{
    // Longer cells are parsed each time.
    private const int LongestCell = 15;

    // Nothing on a bench is as large: such a number is a damaged one. It also keeps squares and sums finite.
    private const double LargestValue = 1e9;

    private readonly Entry[] _entries;
    private readonly int _shift;
    private readonly byte _point;
    private readonly double _scale;
    private readonly ValueCodes _codes = new();

    /// <param name="point">The decimal mark.</param>
    /// <param name="scale">From the number in the file to the value.</param>
    /// <param name="bits">Of the number of entries, 32 bytes each.</param>
    public CellMemo(byte point, double scale, int bits)
    {
        _point = point;
        _scale = scale;
        _shift = 64 - bits;
        _entries = new Entry[1 << bits];
    }

    /// <summary>Whether all values so far have a number.</summary>
    public bool IsCoded { get; private set; } = true;

    /// <summary>Finds the value of a cell.</summary>
    /// <param name="cell">Its first byte, with <see cref="NumberParser.Padding"/> bytes behind the cell that may be read.</param>
    /// <param name="length">Of the cell.</param>
    /// <param name="value">The value, scaled.</param>
    /// <param name="code">Its number.</param>
    /// <returns>False where the cell is no plain number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Find(ref byte cell, int length, out double value, out ushort code)
    {
        Vector128<byte> inside = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        Vector128<ulong> key = (Vector128.LoadUnsafe(ref cell) & inside).AsUInt64();
        (ulong low, ulong high) = (key.GetElement(0), key.GetElement(1));
        int slot = Slot(low, high);
        ref Entry entry = ref _entries[slot];
        if (entry.Low != low || entry.High != high || (uint)(length - 1) >= LongestCell)
        {
            return Miss(ref cell, length, (low, high), slot, out value, out code);
        }

        (value, code) = (entry.Value, entry.Code);
        return true;
    }

    /// <summary>From the number in the file to the value.</summary>
    public double Scaled(double number) => number * _scale;

    /// <summary>Numbers a value that was not found by its text.</summary>
    public ushort CodeOf(double value)
    {
        int code = IsCoded ? _codes.Of(value) : 0;
        IsCoded &= code >= 0;
        return (ushort)code;
    }

    /// <summary>Whether a value is as large as no value on a bench.</summary>
    public static bool IsTooLarge(double value) => Math.Abs(value) > LargestValue;

    private int Slot(ulong low, ulong high) => (int)(((low * 0x9E3779B97F4A7C15) ^ (high * 0xC2B2AE3D27D4EB4F)) >> _shift);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Miss(ref byte cell, int length, (ulong Low, ulong High) key, int slot, out double value, out ushort code)
    {
        bool isShort = (uint)(length - 1) < LongestCell;

        // The neighbour holds what two cells with the same slot would take from each other.
        ref Entry other = ref _entries[slot ^ 1];
        if (isShort && other.Low == key.Low && other.High == key.High)
        {
            (value, code) = (other.Value, other.Code);
            return true;
        }

        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref cell, length + NumberParser.Padding);
        bool isNumber = NumberParser.Parse(text, _point, out ParsedNumber number) == length && length > 0;
        value = number.Value * _scale;
        code = 0;
        if (!isNumber || IsTooLarge(value))
        {
            return false;
        }

        code = CodeOf(value);
        if (isShort)
        {
            ref Entry entry = ref _entries[slot];
            other = other.IsUsed || !entry.IsUsed ? other : entry;
            entry = new Entry(key.Low, key.High, value, code, true);
        }

        return true;
    }

    private readonly record struct Entry(ulong Low, ulong High, double Value, ushort Code, bool IsUsed);
}
