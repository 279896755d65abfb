namespace NanoStim.Scope.Reading.Layouts;

/// <summary>
/// Any other table of numbers: after at most a few lines of text, a first column that rises is the time. What stands above is the names,
/// and perhaps a row of units. nanoStim's own capture.csv is one of these.
/// </summary>
internal sealed class PlainTableLayout : ICaptureLayout
{
    private const string OwnHead = "Time (s),Electrode (V),Current (A)";

    public TableLayout? Recognise(CaptureHead head)
    {
        int first = 0;
        while (first < head.Cells.Count && !(head.IsNumericRow(first) && IsNumericOrEmpty(head, first + 1)))
        {
            first++;
        }

        if (first >= head.Cells.Count)
        {
            return null;
        }

        if (first == head.Cells.Count - 1 && head.Cells[first].Length > 1)
        {
            throw new CaptureFormatException(first + 1, "there is one row of samples only, which shows no signal: save all points of the memory.");
        }

        int columns = head.Cells[first].Length;
        int names = HeadingRow(head, first);
        string[]? units = names >= 0 && names < first - 1 ? head.Cells[first - 1] : null;
        int timeColumn = names >= 0 ? Math.Max(0, Array.FindIndex(head.Cells[names], IsTime)) : 0;
        bool hasTime = columns > 1 && Rises(head, first, timeColumn);
        List<ChannelColumn> channels = names >= 0
            ? Columns.Named(head.Cells[names], 0, Math.Min(columns, head.Cells[names].Length), units)
            : Columns.Numbered(0, columns);
        if (hasTime)
        {
            // What counts the samples before the time is no channel.
            channels.RemoveAll(channel => channel.Index == timeColumn || (channel.Index < timeColumn && Counts(head, first, channel.Index)));
        }

        if (channels.Count == 0)
        {
            return null;
        }

        double timeScale = 1;
        if (hasTime && names >= 0)
        {
            ColumnHeading time = ColumnHeading.Of(head.Cell(names, timeColumn));
            timeScale = time.Unit == "s" ? time.Scale : 1;
            if (units is not null && timeColumn < units.Length && ColumnHeading.TryUnit(units[timeColumn], out string unit, out double scale) && unit == "s")
            {
                timeScale = scale;
            }
        }

        return new TableLayout
        {
            Format = head.Lines[0].TrimEnd() == OwnHead ? "nanoStim capture" : "plain table",
            FirstLine = first + 1,
            Time = hasTime ? TimeKind.Column : TimeKind.Counted,
            TimeColumn = timeColumn,
            TimeScale = timeScale,
            MayBeLogic = true,
            Channels = channels,
        };
    }

    private static bool IsNumericOrEmpty(CaptureHead head, int row) => row >= head.Cells.Count || head.IsNumericRow(row) || head.Lines[row].Trim().Length == 0;

    private static bool IsTime(string heading) => ColumnHeading.Of(heading).Unit == "s" || heading.StartsWith("Time", StringComparison.OrdinalIgnoreCase);

    private static bool Rises(CaptureHead head, int first, int column)
    {
        double last = double.NegativeInfinity;
        int rows = 0;
        for (int row = first; row < head.Cells.Count; row++)
        {
            if (!head.IsNumber(head.Cell(row, column), out double value))
            {
                continue;
            }

            if (value < last)
            {
                return false;
            }

            rows += value > last ? 1 : 0;
            last = value;
        }

        return rows > 1;
    }

    /// <summary>Whether a column goes up by the same whole number from row to row.</summary>
    private static bool Counts(CaptureHead head, int first, int column)
    {
        double[] values = [.. Enumerable.Range(first, head.Cells.Count - first).Select(row => head.IsNumber(head.Cell(row, column), out double value) ? value : double.NaN).Where(double.IsFinite)];
        double step = values.Length > 1 ? values[1] - values[0] : 0;
        return step >= 1 && step == Math.Floor(step) && values.Zip(values.Skip(1), (before, after) => after - before).All(each => each == step);
    }

    /// <summary>The row of names: directly above the samples, or above a row of units.</summary>
    private static int HeadingRow(CaptureHead head, int first)
    {
        int above = first - 1;
        while (above >= 0 && head.Lines[above].Trim().Length == 0)
        {
            above--;
        }

        if (above < 0 || head.Lines[above].TrimStart()[0] is '#' or ';')
        {
            return -1;
        }

        bool onlyUnits = head.Cells[above].All(cell => cell.Length == 0 || (ColumnHeading.TryUnit(cell, out _, out _) && !cell.Contains(' ')));
        return onlyUnits && above > 0 && head.Cells[above - 1].Length == head.Cells[above].Length ? above - 1 : above;
    }
}
