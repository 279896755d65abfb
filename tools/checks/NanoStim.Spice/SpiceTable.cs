using System.Globalization;

namespace NanoStim.Spice;

/// <summary>Figures of one study.</summary>
/// <param name="Title">What they show.</param>
/// <param name="Rows">The figures.</param>
public sealed record SpiceTable(string Title, IReadOnlyList<SpiceRow> Rows)
{
    /// <summary>Whether all limits hold.</summary>
    public bool Holds => Rows.All(row => row.Holds);

    /// <summary>The row closest to its limit; null if none has a limit.</summary>
    public SpiceRow? Tightest => Rows.Where(row => row.Margin is not null).MinBy(row => row.Margin);

    /// <summary>Writes the table as text, each row with its margin.</summary>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string[][] cells =
        [
            ["", "value", "unit", "limit", "margin", ""],
            .. Rows.Select(row => new[]
            {
                row.Case, SpiceRow.Number(row.Value), row.Unit, row.Limits,
                row.Margin is double margin ? margin.ToString("P0", CultureInfo.InvariantCulture) : "",
                row.Holds ? row.Note : "FAILS " + row.Note,
            }),
        ];
        int[] widths = [.. Enumerable.Range(0, 6).Select(column => cells.Max(line => line[column].Length))];
        writer.WriteLine(Title);
        foreach (string[] line in cells)
        {
            string text = string.Join("  ", line.Select((cell, column) => column is 1 or 4
                ? cell.PadLeft(widths[column])
                : cell.PadRight(widths[column])));
            writer.WriteLine("  " + text.TrimEnd());
        }

        writer.WriteLine();
    }
}
