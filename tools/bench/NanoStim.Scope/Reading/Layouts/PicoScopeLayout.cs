namespace NanoStim.Scope.Reading.Layouts;

/// <summary>PicoScope: names, then units in brackets, then an empty line. The first column is whatever was on the screen: the unit decides.</summary>
internal sealed class PicoScopeLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        if (head.Cells.Count < 3 || head.Cells[0].Length < 2 || head.Cells[1].Length < 2)
        {
            return null;
        }

        string[] units = head.Cells[1];
        if (!units.All(unit => unit.Length == 0 || (unit[0] == '(' && unit[^1] == ')')) || units[0].Length == 0)
        {
            return null;
        }

        if (!ColumnHeading.TryUnit(units[0], out string unitOfTime, out double scale) || unitOfTime != "s")
        {
            throw new CaptureFormatException(2, $"the first column is in {units[0]}, which is no time.");
        }

        return new TableLayout
        {
            Format = "PicoScope",
            FirstLine = 3,
            TimeScale = scale,
            Channels = Columns.Named(head.Cells[0], 1, Math.Min(head.Cells[0].Length, units.Length), units),
        };
    }
}
