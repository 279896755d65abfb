using System.Buffers.Text;

namespace NanoStim.Scope.Reading;

/// <summary>Dates with a time of day, to the ns: <c>2026-01-30T14:06:09.197352115+00:00</c>.</summary>
internal static class IsoTime
{
    private const int SecondsEnd = 19;

    /// <summary>Parses a date.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="nanos">In ns since the year 2000; differences within 292 years are exact.</param>
    public static bool TryParse(ReadOnlySpan<byte> cell, out long nanos)
    {
        nanos = 0;
        if (cell.Length < SecondsEnd || cell[4] != (byte)'-' || cell[10] is not ((byte)'T' or (byte)' '))
        {
            return false;
        }

        if (!TryParts(cell[..SecondsEnd], out DateTime second))
        {
            return false;
        }

        long fraction = 0;
        int at = SecondsEnd;
        if (at < cell.Length && cell[at] == (byte)'.')
        {
            long unit = 1_000_000_000;
            for (at++; at < cell.Length && (uint)(cell[at] - '0') <= 9; at++)
            {
                unit /= 10;
                fraction += unit * (cell[at] - '0');
            }
        }

        // The zone is the same in all rows of a file: only differences count.
        nanos = unchecked((second.Ticks - new DateTime(2000, 1, 1).Ticks) * 100 + fraction);
        return at == cell.Length || cell[at] is (byte)'Z' or (byte)'+' or (byte)'-';
    }

    private static bool TryParts(ReadOnlySpan<byte> text, out DateTime second)
    {
        second = default;
        return Part(text, 0, 4, out int year)
            && Part(text, 5, 2, out int month)
            && Part(text, 8, 2, out int day)
            && Part(text, 11, 2, out int hour)
            && Part(text, 14, 2, out int minute)
            && Part(text, 17, 2, out int seconds)
            && year is > 1900 and < 2200
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            && hour < 24
            && minute < 60
            && seconds < 60
            && Assign(out second, new DateTime(year, month, day, hour, minute, seconds, DateTimeKind.Utc));
    }

    private static bool Part(ReadOnlySpan<byte> text, int at, int length, out int value) =>
        Utf8Parser.TryParse(text.Slice(at, length), out value, out int used) && used == length && text[at] is >= (byte)'0' and <= (byte)'9';

    private static bool Assign(out DateTime to, DateTime value)
    {
        to = value;
        return true;
    }
}
