namespace NanoStim.Scope.Reading.Layouts;

/// <summary>Tektronix TDS: samples from the first line on, in the columns after the entries of the head, which are on their left.</summary>
internal sealed class TektronixSideLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        string[] first = head.Cells.Count > 0 ? head.Cells[0] : [];
        if (head.Cell(0, 0) != "Record Length")
        {
            return null;
        }

        int last = Array.FindLastIndex(first, cell => cell.Length > 0);
        if (last < 3 || !head.IsNumber(first[last], out _) || !head.IsNumber(first[last - 1], out _))
        {
            return null;
        }

        string unit = ColumnHeading.TryUnit(Text(head, "Vertical Units"), out string read, out double scale) ? read : string.Empty;
        ColumnHeading.TryUnit(Text(head, "Horizontal Units"), out _, out double timeScale);
        string name = Text(head, "Source") is { Length: > 0 } source ? source : "CH1";
        return new TableLayout
        {
            Format = "Tektronix TDS",
            FirstLine = 1,
            TimeColumn = last - 1,
            TimeScale = timeScale,
            DeclaredSamples = (long?)head.EntryNumber("Record Length"),
            DeclaredIntervalSeconds = head.EntryNumber("Sample Interval") * timeScale,
            Channels = [new ChannelColumn(last, new ChannelInfo(name, unit, head.EntryNumber("Probe Atten")), scale)],
        };
    }

    private static string Text(CaptureHead head, string name) => head.Entry(name) is [string value, ..] ? value : string.Empty;
}
