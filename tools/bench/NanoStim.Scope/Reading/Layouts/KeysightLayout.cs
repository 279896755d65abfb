namespace NanoStim.Scope.Reading.Layouts;

/// <summary>Keysight and Agilent InfiniiVision: <c>x-axis,1,2</c> over <c>second,Volt,Volt</c>, or in one line <c>sec,Volt1,Volt2</c>.</summary>
internal sealed class KeysightLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        string first = head.Cell(0, 0);
        if (first == "x-axis" && head.Cells.Count > 1)
        {
            return new TableLayout
            {
                Format = "Keysight",
                FirstLine = 3,
                Channels = Columns.Named(head.Cells[0], 1, head.Cells[0].Length, head.Cells[1]),
            };
        }

        return first == "sec" && head.Cell(0, 1).StartsWith("Volt", StringComparison.Ordinal)
            ? new TableLayout
            {
                Format = "Keysight, one line of names",
                FirstLine = 2,
                Channels = [.. Columns.Named(head.Cells[0], 1, head.Cells[0].Length).Select(column => column with { Info = column.Info with { Unit = "V" } })],
            }
            : null;
    }
}
