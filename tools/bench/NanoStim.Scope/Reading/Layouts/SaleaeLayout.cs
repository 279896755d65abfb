namespace NanoStim.Scope.Reading.Layouts;

/// <summary>Saleae Logic 2: <c>Time [s],Channel 0,…</c>. Digital exports have a row only where a level changes; times may be dates.</summary>
internal sealed class SaleaeLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        if (head.Cell(0, 0) is not ("Time [s]" or "Time[s]") || head.Cells[0].Length < 2)
        {
            return null;
        }

        bool dates = IsoTime.TryParse(System.Text.Encoding.ASCII.GetBytes(head.Cell(1, 0)), out _);
        return new TableLayout
        {
            Format = dates ? "Saleae Logic 2, dates" : "Saleae Logic 2",
            FirstLine = 2,
            Time = dates ? TimeKind.IsoColumn : TimeKind.Column,
            MayBeLogic = true,
            Channels = Columns.Named(head.Cells[0], 1, head.Cells[0].Length),
        };
    }
}
