namespace NanoStim.Scope.Reading;

/// <summary>Times that carry their unit: <c>4.647 800 ms</c>, <c>0 ns</c>.</summary>
internal static class UnitTime
{
    /// <summary>Parses a cell.</summary>
    /// <param name="cell">The cell, without spaces around it.</param>
    /// <param name="seconds">The time in s, and the place of its last digit.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, out ParsedNumber seconds)
    {
        seconds = default;
        int unitAt = cell.LastIndexOf((byte)' ');
        if (unitAt < 1)
        {
            return false;
        }

        ReadOnlySpan<byte> unit = cell[(unitAt + 1)..];
        int power = unit switch
        {
            _ when unit.SequenceEqual("s"u8) => 0,
            _ when unit.SequenceEqual("ms"u8) => -3,
            _ when unit.SequenceEqual("us"u8) || unit.SequenceEqual("µs"u8) || unit.SequenceEqual((ReadOnlySpan<byte>)[0xB5, 0x73]) => -6,
            _ when unit.SequenceEqual("ns"u8) => -9,
            _ when unit.SequenceEqual("ps"u8) => -12,
            _ => 1,
        };
        Span<byte> digits = stackalloc byte[32];
        int count = 0;
        foreach (byte letter in cell[..unitAt])
        {
            if (letter != (byte)' ')
            {
                if (count == digits.Length)
                {
                    return false;
                }

                digits[count++] = letter;
            }
        }

        if (power > 0 || !NumberParser.TryParse(digits[..count], (byte)'.', out ParsedNumber number))
        {
            return false;
        }

        // Divided, not multiplied: 4.6478 ms is then the same number as 0.0046478.
        seconds = new ParsedNumber(number.Value / Math.Pow(10, -power), number.LastDigit + power, number.Mantissa);
        return true;
    }
}
