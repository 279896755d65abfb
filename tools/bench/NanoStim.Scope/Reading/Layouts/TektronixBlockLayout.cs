namespace NanoStim.Scope.Reading.Layouts;

/// <summary>Tektronix MDO and MSO: a block of entries, then <c>TIME,CH1,…</c>. Some exports keep only the last line of the head.</summary>
internal sealed class TektronixBlockLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        int names = head.Cells.ToList().FindIndex(cells => cells.Length > 1 && cells[0] == "TIME");
        if (names < 0)
        {
            return null;
        }

        string[] units = head.Entry("Vertical Units");
        string[] attenuations = head.Entry("Probe Attenuation");
        string[] horizontal = head.Entry("Horizontal Units");
        double timeScale = 1;
        if (horizontal.Length > 0)
        {
            ColumnHeading.TryUnit(horizontal[0], out _, out timeScale);
        }

        List<ChannelColumn> channels = [];
        foreach (ChannelColumn column in Columns.Named(head.Cells[names], 1, head.Cells[names].Length))
        {
            int at = column.Index - 1;
            double scale = 1;
            string unit = at < units.Length && ColumnHeading.TryUnit(units[at], out string read, out scale) ? read : column.Info.Unit;
            double? attenuation = at < attenuations.Length && head.IsNumber(attenuations[at], out double factor) ? factor : null;
            channels.Add(new ChannelColumn(column.Index, column.Info with { Unit = unit, ProbeAttenuation = attenuation }, unit.Length > 0 ? scale : 1));
        }

        return new TableLayout
        {
            Format = names > 0 ? "Tektronix MDO/MSO" : "Tektronix, column names only",
            FirstLine = names + 2,
            TimeScale = timeScale,
            DeclaredSamples = (long?)head.EntryNumber("Record Length"),
            DeclaredIntervalSeconds = head.EntryNumber("Sample Interval") * timeScale,
            Channels = channels,
        };
    }
}
