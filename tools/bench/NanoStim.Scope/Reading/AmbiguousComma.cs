namespace NanoStim.Scope.Reading;

/// <summary>Refuses tables in which the comma is the decimal mark and also stands between the columns: what belongs together cannot be told.</summary>
internal static class AmbiguousComma
{
    // Fewer rows could look so by chance.
    private const int EnoughRows = 4;

    /// <exception cref="CaptureFormatException">The table is one of those.</exception>
    public static void Check(CaptureHead head)
    {
        if (head.Delimiter != ',')
        {
            return;
        }

        int first = 0;
        while (first < head.Cells.Count && !IsWholeNumbers(head.Cells[first]))
        {
            first++;
        }

        string[][] rows = [.. head.Cells.Skip(first).TakeWhile(IsWholeNumbers)];
        if (rows.Length < EnoughRows)
        {
            return;
        }

        int names = first > 0 ? head.Cells[first - 1].Count(cell => cell.Length > 0) : 0;
        int cells = rows.Max(row => row.Count(cell => cell.Length > 0));
        bool hasTooMany = names > 1 && cells > names && cells <= 2 * names;
        bool hasFractions = rows.Count(row => row.Length > 3 && row[1].Length > 1 && row[1][0] == '0') >= EnoughRows;
        if (hasTooMany || (names == 0 && hasFractions))
        {
            throw new CaptureFormatException(
                first + 1,
                $"the comma is the decimal mark here ('{head.Lines[first].Trim()}') and also stands between the columns, so the numbers cannot be told apart: export with a decimal point, or with a semicolon or tab between the columns.");
        }
    }

    private static bool IsWholeNumbers(string[] cells) =>
        cells.Length > 1 && cells.All(cell => cell.Length == 0 || cell.TrimStart('-', '+').All(char.IsAsciiDigit)) && cells[0].Length > 0;
}
