using System.Buffers.Text;
using System.Numerics;

namespace NanoStim.Scope.Reading;

/// <summary>
/// Numbers as instruments write them: <c>-1.20000e-03</c>, <c>+31.5E-03</c>, <c>-00.049280000000</c>, <c>.5</c>, <c>1,25</c>. The
/// general parser takes over where more digits come than fit exactly. Also tells the last digit, by which rounding is judged.
/// </summary>
internal static class NumberParser
{
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(power => double.Parse($"1e{power}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Parses a cell without spaces around it.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="point">The decimal mark.</param>
    /// <param name="value">The number.</param>
    /// <param name="lastDigit">Power of ten of the last digit: -3 for 0.125.</param>
    /// <param name="digits">How many digits there are from the first that is not zero on: 3 for 0.125.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, byte point, out double value, out int lastDigit, out int digits)
    {
        value = 0;
        lastDigit = 0;
        digits = 0;
        int at = 0;
        bool negative = false;
        if (!cell.IsEmpty && (cell[0] == (byte)'-' || cell[0] == (byte)'+'))
        {
            negative = cell[at++] == (byte)'-';
        }

        int start = at;
        int pointAt = -1;
        ulong mantissa = 0;
        for (; at < cell.Length; at++)
        {
            uint digit = (uint)(cell[at] - '0');
            if (digit <= 9)
            {
                // More digits than fit are left to the general parser; what overflows here does no harm.
                mantissa = mantissa * 10 + digit;
            }
            else if (cell[at] == point && pointAt < 0)
            {
                pointAt = at;
            }
            else
            {
                break;
            }
        }

        int seen = at - start - (pointAt < 0 ? 0 : 1);
        int exponent = pointAt < 0 ? 0 : pointAt + 1 - at;
        if (seen == 0 || !Exponent(cell, ref at, ref exponent) || at != cell.Length)
        {
            return false;
        }

        lastDigit = exponent;
        if (seen > 18 || mantissa >= 1UL << 53 || exponent is < -22 or > 22)
        {
            digits = seen;
            return Slow(cell, point, out value) && double.IsFinite(value);
        }

        digits = DigitsOf(mantissa);
        value = exponent < 0 ? mantissa / Powers[-exponent] : mantissa * Powers[exponent];
        value = negative ? -value : value;
        return true;
    }

    private static int DigitsOf(ulong mantissa)
    {
        // 1233 / 4096 is the logarithm of 2.
        int guess = ((BitOperations.Log2(mantissa | 1) + 1) * 1233) >> 12;
        return mantissa >= (ulong)Powers[guess] ? guess + 1 : guess;
    }

    /// <summary>The e part, if there is one.</summary>
    private static bool Exponent(ReadOnlySpan<byte> cell, ref int at, ref int exponent)
    {
        if (at >= cell.Length)
        {
            return true;
        }

        if ((cell[at] | 0x20) != 'e')
        {
            return false;
        }

        at++;
        bool down = false;
        if (at < cell.Length && (cell[at] == (byte)'-' || cell[at] == (byte)'+'))
        {
            down = cell[at++] == (byte)'-';
        }

        int start = at;
        int power = 0;
        for (; at < cell.Length && at - start < 5 && (uint)(cell[at] - '0') <= 9; at++)
        {
            power = power * 10 + (cell[at] - '0');
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
        copy = copy[..cell.Length];
        if (point != (byte)'.')
        {
            copy.Replace(point, (byte)'.');
        }

        return Utf8Parser.TryParse(copy[(copy[0] == (byte)'+' ? 1 : 0)..], out value, out int used)
            && used == copy.Length - (copy[0] == (byte)'+' ? 1 : 0);
    }
}
