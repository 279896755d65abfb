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
    public const int Padding = 32;

    // More digits could overflow the mantissa.
    private const int MostDigits = 18;

    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(power => double.Parse($"1e{power}", System.Globalization.CultureInfo.InvariantCulture))];

    private static readonly ulong[] WholePowers = [.. Enumerable.Range(0, 9).Select(power => (ulong)Math.Pow(10, power))];

    /// <summary>Parses the number at the beginning of a text.</summary>
    /// <param name="text">The text; <see cref="Padding"/> bytes longer than what can belong to the number.</param>
    /// <param name="point">The decimal mark.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many bytes belong to it; 0 where none begins here.</returns>
    public static int Parse(ReadOnlySpan<byte> text, byte point, out ParsedNumber number)
    {
        number = default;
        if (text.Length < Padding)
        {
            return 0;
        }

        ref byte start = ref MemoryMarshal.GetReference(text);
        int at = start is (byte)'-' or (byte)'+' ? 1 : 0;
        ulong mantissa = 0;
        int first = at;
        at += Digits(ref Unsafe.Add(ref start, at), ref mantissa, text.Length - at);
        int seen = at - first;
        int exponent = 0;
        if (at < text.Length - Padding && Unsafe.Add(ref start, at) == point)
        {
            at++;
            int decimals = Digits(ref Unsafe.Add(ref start, at), ref mantissa, text.Length - at);
            at += decimals;
            seen += decimals;
            exponent = -decimals;
        }

        if (seen == 0 || at > text.Length - Padding + 1 || !Exponent(text, ref at, ref exponent))
        {
            return 0;
        }

        bool isExact = seen <= MostDigits && mantissa < 1UL << 53 && exponent is >= -22 and <= 22;
        double value;
        if (isExact)
        {
            value = exponent < 0 ? mantissa / Powers[-exponent] : mantissa * Powers[exponent];
            value = start == (byte)'-' ? -value : value;
        }
        else if (!Slow(text[..at], point, out value) || !double.IsFinite(value))
        {
            return 0;
        }

        number = new ParsedNumber(value, exponent, isExact ? DigitsOf(mantissa) : seen);
        return at;
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

    /// <summary>Appends digits to a mantissa.</summary>
    /// <returns>How many there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ref byte at, ref ulong mantissa, int room)
    {
        int total = 0;
        int count = 8;
        while (count == 8 && total + 8 <= room)
        {
            ulong bytes = BitConverter.IsLittleEndian
                ? Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref at, total))
                : BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref at, total)));
            ulong values = bytes ^ 0x3030303030303030;

            // The high bit of a byte is set where it is no digit.
            ulong others = (values | (values + 0x7676767676767676)) & 0x8080808080808080;
            count = BitOperations.TrailingZeroCount(others) / 8;
            if (count > 0)
            {
                mantissa = mantissa * WholePowers[count] + EightDigits(values << (64 - 8 * count));
                total += count;
            }
        }

        return total;
    }

    /// <summary>The number of eight decimal digits, the first of them in the lowest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightDigits(ulong digits)
    {
        digits = digits * 10 + (digits >> 8);
        ulong upper = (digits & 0x000000FF000000FF) * 0x000F424000000064;
        ulong lower = ((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001;
        return (upper + lower) >> 32;
    }

    private static int DigitsOf(ulong mantissa)
    {
        // 1233 / 4096 is the logarithm of 2.
        int guess = ((BitOperations.Log2(mantissa | 1) + 1) * 1233) >> 12;
        return mantissa >= (ulong)Powers[guess] ? guess + 1 : guess;
    }

    /// <summary>The e part, if there is one.</summary>
    private static bool Exponent(ReadOnlySpan<byte> text, ref int at, ref int exponent)
    {
        if ((text[at] | 0x20) != 'e')
        {
            return true;
        }

        at++;
        bool down = text[at] == (byte)'-';
        at += down || text[at] == (byte)'+' ? 1 : 0;
        int start = at;
        int power = 0;
        for (; at - start < 5 && (uint)(text[at] - '0') <= 9; at++)
        {
            power = power * 10 + (text[at] - '0');
        }

        exponent += down ? -power : power;
        return at > start;
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
