using System.Globalization;
using System.Text;
using CsvHelper;

namespace NanoStim.Scope.Reading;

/// <summary>The first lines of a file, as text and as cells: what a layout is recognised by.</summary>
internal sealed class CaptureHead
{
    /// <summary>The longest head known has 21 lines.</summary>
    public const int MaxLines = 64;

    private CaptureHead(string[] lines, char delimiter, bool decimalComma, byte lineEnd)
    {
        Lines = lines;
        Delimiter = delimiter;
        DecimalComma = decimalComma;
        LineEnd = lineEnd;
        Cells = [.. lines.Select(line => Split(line, delimiter))];
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Cells of each line, spaces and quotes taken off.</summary>
    public IReadOnlyList<string[]> Cells { get; }

    public char Delimiter { get; }

    public bool DecimalComma { get; }

    /// <summary>The last byte of a line: LF, or CR where there is no LF.</summary>
    public byte LineEnd { get; }

    /// <param name="start">The first bytes of the file.</param>
    /// <param name="isAll">Whether these are all there are.</param>
    public static CaptureHead Of(ReadOnlySpan<byte> start, bool isAll)
    {
        byte lineEnd = start.Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
        List<string> lines = [];
        while (lines.Count < MaxLines && start.Length > 0)
        {
            int end = start.IndexOf(lineEnd);
            if (end < 0 && !isAll)
            {
                break;
            }

            lines.Add(Decode(end < 0 ? start : start[..end]).TrimEnd('\r'));
            start = end < 0 ? default : start[(end + 1)..];
        }

        char delimiter = DelimiterOf(lines);
        bool comma = delimiter != ',' && lines.Any(line => HasDecimalComma(line.Split(delimiter)));
        return new CaptureHead([.. lines], delimiter, comma, lineEnd);
    }

    /// <summary>A cell, or nothing where the row is shorter.</summary>
    public string Cell(int row, int column) =>
        row < Cells.Count && column < Cells[row].Length ? Cells[row][column] : string.Empty;

    /// <summary>A number in the notation of the file.</summary>
    public bool IsNumber(string cell, out double value)
    {
        Span<byte> bytes = stackalloc byte[64];
        value = 0;
        return cell.Length is > 0 and <= 64
            && Encoding.Latin1.TryGetBytes(cell, bytes, out int count)
            && Parse(bytes[..count], out value);
    }

    private bool Parse(ReadOnlySpan<byte> cell, out double value)
    {
        bool isNumber = NumberParser.TryParse(cell, (byte)(DecimalComma ? ',' : '.'), out ParsedNumber number);
        value = number.Value;
        return isNumber;
    }

    /// <summary>Whether a row could hold samples: nothing but numbers and empty cells, at least one number.</summary>
    public bool IsNumericRow(int row) =>
        row < Cells.Count && Cells[row].Any(cell => IsNumber(cell, out _)) && Cells[row].All(cell => cell.Length == 0 || IsNumber(cell, out _));

    /// <summary>The value that follows a name in the first column, or empty.</summary>
    public string[] Entry(string name)
    {
        foreach (string[] cells in Cells)
        {
            if (cells.Length > 1 && cells[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return cells[1..];
            }
        }

        return [];
    }

    /// <summary>A number of <see cref="Entry"/>, or null.</summary>
    public double? EntryNumber(string name) =>
        Entry(name) is [string first, ..] && IsNumber(first[(first.IndexOf(':') + 1)..], out double value) ? value : null;

    private static string Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(line);
        }
    }

    /// <summary>As in the last line at hand, which is a row of samples in every layout.</summary>
    private static char DelimiterOf(List<string> lines)
    {
        string last = lines.FindLast(line => line.Trim().Length > 0) ?? string.Empty;
        if (last.Contains(';'))
        {
            return ';';
        }

        return last.Contains('\t') ? '\t' : ',';
    }

    private static bool HasDecimalComma(string[] cells) =>
        cells.Any(cell => cell.Trim() is { Length: > 2 } text
            && text.Contains(',')
            && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    /// <summary>Quotes, and delimiters within them, are CsvHelper's to understand. One line at a time: a stray quote spoils no other.</summary>
    private static string[] Split(string line, char delimiter)
    {
        CsvReaderOptions options = new()
        {
            Separator = delimiter,
            HasHeader = false,
            TrimWhitespace = true,
            AllowLineBreaksInQuotes = false,
        };
        using CsvReader reader = CsvReader.FromText(line, options);
        return reader.Read() ? [.. reader.Current.ToArray().Select(cell => cell.Trim())] : [];
    }
}
