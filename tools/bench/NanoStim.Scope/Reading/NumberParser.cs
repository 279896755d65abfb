using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NanoStim.Scope.Reading;

/// <summary>
/// Parses numbers as instruments write them: <c>-1.20000e-03</c>, <c>+31.5E-03</c>, <c>-00.049280000000</c>, <c>.5</c>, <c>1,25</c>. Eight
/// digits are converted at a time. The framework's parser takes over where more digits come than fit exactly.
/// </summary>
internal static class NumberParser
{
    /// <summary>Bytes that must be readable after the last byte of a number; their values do not matter.</summary>
    public const int Padding = 64;

    // More digits could overflow the mantissa.
    private const int MostDigits = 18;

    // Literals of spans need no initialisation of the class, which would be looked for at each access.
    private static ReadOnlySpan<double> Powers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private static ReadOnlySpan<ulong> WholePowers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Parses the number at the beginning of a text.</summary>
    /// <param name="text">The text; <see cref="Padding"/> bytes longer than what can belong to the number.</param>
    /// <param name="point">The decimal mark.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many bytes belong to it; 0 where none begins here.</returns>
    public static int Parse(ReadOnlySpan<byte> text, byte point, out ParsedNumber number)
    {
        number = default;
        if (text.Length <= Padding)
        {
            return 0;
        }

        // No index is checked below: none goes beyond the padding.
        ref byte start = ref MemoryMarshal.GetReference(text);
        nint end = text.Length - Padding;
        nint at = start is (byte)'-' or (byte)'+' ? 1 : 0;
        ulong bytes = Load(ref start, at);
        int seen = DigitsIn(bytes);
        int beyond = 0;
        ulong mantissa = EightDigits(bytes, seen);
        at += seen;
        if (seen == 8)
        {
            bytes = Load(ref start, at);
            int more = DigitsIn(bytes);
            mantissa = mantissa * WholePowers[more] + EightDigits(bytes, more);
            beyond = more == 8 ? MoreDigits(ref start, at + 8, end) : 0;
            more += beyond;
            at += more;
            seen += more;
        }

        int exponent = 0;
        if (Unsafe.Add(ref start, at) == point && at < end)
        {
            at++;
            bytes = Load(ref start, at);
            int decimals = DigitsIn(bytes);
            mantissa = mantissa * WholePowers[decimals] + EightDigits(bytes, decimals);
            if (decimals == 8)
            {
                bytes = Load(ref start, at + 8);
                int more = DigitsIn(bytes);
                mantissa = mantissa * WholePowers[more] + EightDigits(bytes, more);
                int left = more == 8 ? MoreDigits(ref start, at + 16, end) : 0;
                decimals += more + left;
                beyond += left;
            }

            at += decimals;
            seen += decimals;
            exponent = -decimals;
        }

        if ((Unsafe.Add(ref start, at) | 0x20) == 'e')
        {
            nint sign = at + 1;
            bool down = Unsafe.Add(ref start, sign) == (byte)'-';
            nint first = sign + (down || Unsafe.Add(ref start, sign) == (byte)'+' ? 1 : 0);
            int power = 0;
            for (at = first; at - first < 5 && (uint)(Unsafe.Add(ref start, at) - '0') <= 9; at++)
            {
                power = power * 10 + (Unsafe.Add(ref start, at) - '0');
            }

            exponent += down ? -power : power;
            seen = at > first ? seen : 0;
        }

        if (seen == 0 || at > end)
        {
            return 0;
        }

        bool isExact = beyond == 0 && seen <= MostDigits && mantissa < 1UL << 53 && exponent is >= -22 and <= 22;
        double value;
        if (isExact)
        {
            double whole = (long)mantissa;
            value = exponent < 0 ? whole / Powers[-exponent] : whole * Powers[exponent];
            value = start == (byte)'-' ? -value : value;
        }
        else if (!Slow(text[..(int)at], point, out value) || !double.IsFinite(value))
        {
            return 0;
        }

        number = new ParsedNumber(value, exponent, isExact ? (long)mantissa : long.MaxValue);
        return (int)at;
    }

    /// <summary>Parses a whole number of up to seven digits without a sign, as sample numbers are.</summary>
    /// <param name="text">The text; <see cref="Padding"/> bytes longer than what can belong to the number.</param>
    /// <param name="delimiter">Has to follow.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many bytes belong to it; 0 where it is none.</returns>
    public static int ParseWhole(ReadOnlySpan<byte> text, byte delimiter, out ParsedNumber number)
    {
        number = default;
        if (text.Length <= Padding)
        {
            return 0;
        }

        ref byte start = ref MemoryMarshal.GetReference(text);
        ulong bytes = Load(ref start, 0);
        int digits = DigitsIn(bytes);
        if (digits is 0 or 8 || Unsafe.Add(ref start, digits) != delimiter)
        {
            return 0;
        }

        ulong mantissa = EightDigits(bytes, digits);
        number = new ParsedNumber(mantissa, 0, (long)mantissa);
        return digits;
    }

    /// <summary>Parses a cell without spaces around it, all of which must be the number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> cell, byte point, out ParsedNumber number)
    {
        Span<byte> padded = stackalloc byte[64 + Padding];
        number = default;
        if (cell.Length > 64)
        {
            return false;
        }

        padded.Clear();
        cell.CopyTo(padded);
        return cell.Length > 0 && Parse(padded, point, out number) == cell.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(ref byte start, nint at)
    {
        ulong bytes = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));
        return (BitConverter.IsLittleEndian ? bytes : BinaryPrimitives.ReverseEndianness(bytes)) ^ 0x3030303030303030;
    }

    /// <summary>How many of eight bytes are digits, from the lowest on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DigitsIn(ulong bytes)
    {
        // The high bit of a byte is set where it is no digit.
        ulong others = (bytes | (bytes + 0x7676767676767676)) & 0x8080808080808080;
        return BitOperations.TrailingZeroCount(others) >> 3;
    }

    /// <summary>The number of the first decimal digits, the first of all in the lowest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightDigits(ulong digits, int count)
    {
        // The digits become the last of eight; in two steps, because a shift by 64 is none.
        digits = (digits << (60 - 8 * count + 4 * (count >> 3))) << (4 - 4 * (count >> 3));
        digits = digits * 10 + (digits >> 8);
        ulong upper = (digits & 0x000000FF000000FF) * 0x000F424000000064;
        ulong lower = ((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001;
        return (upper + lower) >> 32;
    }

    /// <summary>Counts the digits beyond sixteen, which are not in the mantissa: the framework's parser takes such a number.</summary>
    private static int MoreDigits(ref byte start, nint at, nint end)
    {
        int count = 0;
        while (at + count < end && (uint)(Unsafe.Add(ref start, at + count) - '0') <= 9)
        {
            count++;
        }

        return count;
    }

    private static bool Slow(ReadOnlySpan<byte> cell, byte point, out double value)
    {
        Span<byte> copy = stackalloc byte[64];
        value = 0;
        if (cell.Length > copy.Length)
        {
            return false;
        }

        cell.CopyTo(copy);
        copy = copy[(cell[0] == (byte)'+' ? 1 : 0)..cell.Length];
        if (point != (byte)'.')
        {
            copy.Replace(point, (byte)'.');
        }

        return Utf8Parser.TryParse(copy, out value, out int used) && used == copy.Length;
    }
}
