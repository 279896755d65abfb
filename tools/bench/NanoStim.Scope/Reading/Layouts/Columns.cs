namespace NanoStim.Scope.Reading.Layouts;

/// <summary>Makes channels of headings.</summary>
internal static class Columns
{
    /// <summary>One channel for each heading that is not empty, with the unit of the row below where the heading has none.</summary>
    /// <param name="headings">A row of headings.</param>
    /// <param name="from">First column.</param>
    /// <param name="until">Column after the last.</param>
    /// <param name="units">A row of units, or nothing.</param>
    public static List<ChannelColumn> Named(IReadOnlyList<string> headings, int from, int until, IReadOnlyList<string>? units = null)
    {
        List<ChannelColumn> columns = [];
        for (int column = from; column < until; column++)
        {
            string text = headings[column];
            if (text.Length == 0)
            {
                continue;
            }

            ColumnHeading heading = ColumnHeading.Of(text);
            string unit = heading.Unit;
            double scale = heading.Scale;
            if (units is not null && column < units.Count && ColumnHeading.TryUnit(units[column], out string below, out double belowScale))
            {
                (unit, scale) = (below, belowScale);
            }

            columns.Add(new ChannelColumn(column, new ChannelInfo(heading.Name.Length > 0 ? heading.Name : text, unit == "s" ? string.Empty : unit), unit == "s" ? 1 : scale));
        }

        return columns;
    }

    /// <summary>Channels without headings.</summary>
    public static List<ChannelColumn> Numbered(int from, int until) =>
        [.. Enumerable.Range(from, Math.Max(0, until - from)).Select(column => new ChannelColumn(column, new ChannelInfo($"column {column + 1}", string.Empty)))];
}
