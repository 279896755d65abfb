namespace NanoStim.Scope.Reading.Layouts;

/// <summary>
/// Siglent: <c>Source,CH1,…</c> over <c>Second,Volt,…</c>; newer firmware puts <c>Record Length,Analog:…</c>, <c>Sample Interval,CH1:…</c> and
/// more before it.
/// </summary>
internal sealed class SiglentLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        int source = head.Cells.ToList().FindIndex(cells => cells.Length > 1 && cells[0] == "Source");
        if (source < 0 || head.Cell(source + 1, 0) != "Second")
        {
            return null;
        }

        bool isLong = source > 0;
        string[] names = head.Cells[source];
        return new TableLayout
        {
            Format = isLong ? "Siglent, long head" : "Siglent",
            FirstLine = source + 3,
            DeclaredSamples = isLong ? (long?)head.EntryNumber("Record Length") : null,
            DeclaredIntervalSeconds = isLong ? head.EntryNumber("Sample Interval") : null,
            Channels = Columns.Named(names, 1, names.Length, head.Cells[source + 1]),
        };
    }
}
