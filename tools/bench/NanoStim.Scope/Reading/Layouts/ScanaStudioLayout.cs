namespace NanoStim.Scope.Reading.Layouts;

/// <summary>
/// ScanaStudio 2 (Ikalogic): <c>Times;CH1 MOSI;…</c>, a row where a level changes. Each time has its own unit, and spaces between groups of three
/// digits: <c>4.647 800 ms</c>.
/// </summary>
internal sealed class ScanaStudioLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        // An empty line stands before the names in some files.
        int names = head.Cells.ToList().FindIndex(cells => cells.Length > 1);
        return names < 0 || names > 2 || head.Delimiter != ';' || head.Cell(names, 0) != "Times" || !UnitTime.TryParse(System.Text.Encoding.UTF8.GetBytes(head.Cell(names + 1, 0)), out _)
            ? null
            : new TableLayout
            {
                Format = "ScanaStudio",
                FirstLine = names + 2,
                Time = TimeKind.UnitColumn,
                MayBeLogic = true,
                Channels = Columns.Named(head.Cells[names], 1, head.Cells[names].Length),
            };
    }
}
