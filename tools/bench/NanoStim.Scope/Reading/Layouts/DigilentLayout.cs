namespace NanoStim.Scope.Reading.Layouts;

/// <summary>Digilent WaveForms: comments with #, then <c>Time (s),…</c>. Columns with decoded text (a bus, a UART) are left out.</summary>
internal sealed class DigilentLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        if (head.Lines.Count == 0 || !head.Lines[0].TrimStart().StartsWith("#Digilent WaveForms", StringComparison.Ordinal))
        {
            return null;
        }

        int names = head.Lines.ToList().FindIndex(line => line.Trim().Length > 0 && line[0] != '#');
        if (names < 0 || !head.Cell(names, 0).StartsWith("Time", StringComparison.Ordinal))
        {
            throw new CaptureFormatException(Math.Max(1, names + 1), "the row of columns of the WaveForms head does not begin with Time.");
        }

        List<ChannelColumn> channels = Columns.Named(head.Cells[names], 1, head.Cells[names].Length);
        List<ChannelColumn> decoded = [.. channels.Where(column => IsDecoded(head, names + 1, column.Index))];
        if (decoded.Count == channels.Count)
        {
            throw new CaptureFormatException(
                names + 1,
                $"column {string.Join(", ", decoded.Select(column => column.Info.Name))} holds decoded text and there is no column with samples: export the raw data.");
        }

        ColumnHeading time = ColumnHeading.Of(head.Cell(names, 0));
        return new TableLayout
        {
            Format = "Digilent WaveForms",
            FirstLine = names + 2,
            TimeScale = time.Scale,
            MayBeLogic = true,
            Channels = [.. channels.Except(decoded)],
            Notes = [.. decoded.Select(column => $"column {column.Info.Name} holds decoded text and is left out")],
        };
    }

    private static bool IsDecoded(CaptureHead head, int from, int column) =>
        Enumerable.Range(from, Math.Max(0, head.Cells.Count - from))
            .Select(row => head.Cell(row, column))
            .Where(cell => cell.Length > 0)
            .Any(cell => !head.IsNumber(cell, out _));
}
