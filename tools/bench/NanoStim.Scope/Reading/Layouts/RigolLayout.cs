using System.Text.RegularExpressions;

namespace NanoStim.Scope.Reading.Layouts;

/// <summary>
/// Rigol. DS1000Z, DS2000, DS4000: <c>X,CH1,Start,Increment</c> over <c>Sequence,Volt,start,increment</c>, with or without the X
/// column, also saved again by a spreadsheet. DS1000E, DS1000B: <c>X,CH1</c> (or nothing for X) over <c>Second,Volt</c>; DS1000D: <c>X,CH 1 (V)</c>.
/// MSO5000, DHO: <c>Time(s),CH1(V),t0 = …, tInc = …</c>, with or without the time.
/// </summary>
internal sealed partial class RigolLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        if (head.Cells.Count < 2)
        {
            return null;
        }

        return WithIncrement(head) ?? WithTimeColumn(head) ?? WithInlineIncrement(head);
    }

    private static TableLayout? WithIncrement(CaptureHead head)
    {
        string[] names = head.Cells[0];
        int start = Array.IndexOf(names, "Start");
        if (start < 1 || head.Cell(0, start + 1) != "Increment")
        {
            return null;
        }

        if (!head.IsNumber(head.Cell(1, start), out double from) || !head.IsNumber(head.Cell(1, start + 1), out double increment) || !(increment > 0))
        {
            throw new CaptureFormatException(2, "Start and Increment of the Rigol head are not numbers, or the increment is not above zero.");
        }

        bool hasX = names[0] == "X";
        return new TableLayout
        {
            Format = hasX ? "Rigol" : "Rigol, no X column",
            FirstLine = 3,
            Time = hasX ? TimeKind.SequenceColumn : TimeKind.Counted,
            StartSeconds = from,
            IncrementSeconds = increment,
            Channels = Columns.Named(names, hasX ? 1 : 0, start, head.Cells[1]),
        };
    }

    private static TableLayout? WithTimeColumn(CaptureHead head)
    {
        string[] names = head.Cells[0];
        if (names.Length < 2 || names[0] is not ("X" or ""))
        {
            return null;
        }

        bool units = head.Cell(1, 0) == "Second";
        bool channels = names[1].StartsWith("CH", StringComparison.Ordinal);
        return !channels || (!units && !head.IsNumericRow(1))
            ? null
            : new TableLayout
            {
                Format = "Rigol, time column",
                FirstLine = units ? 3 : 2,
                Channels = Columns.Named(names, 1, names.Length, units ? head.Cells[1] : null),
            };
    }

    private static TableLayout? WithInlineIncrement(CaptureHead head)
    {
        Match start = Origin().Match(head.Lines[0]);
        Match step = Increment().Match(head.Lines[0]);
        if (!start.Success || !step.Success)
        {
            return null;
        }

        if (!head.IsNumber(step.Groups["n"].Value, out double increment) || !(increment > 0) || !head.IsNumber(start.Groups["n"].Value, out double from))
        {
            throw new CaptureFormatException(1, "t0 and tInc of the Rigol head are not numbers, or tInc is not above zero.");
        }

        string[] names = [.. head.Cells[0].TakeWhile(cell => !cell.StartsWith("t0", StringComparison.Ordinal)).Where(cell => cell.Length > 0)];
        bool hasTime = names.Length > 0 && names[0].StartsWith("Time", StringComparison.OrdinalIgnoreCase) && head.Cell(1, 0).Length > 0;
        return new TableLayout
        {
            Format = "Rigol, t0 and tInc",
            FirstLine = 2,
            Time = hasTime ? TimeKind.Column : TimeKind.Counted,
            StartSeconds = from,
            IncrementSeconds = increment,
            DeclaredIntervalSeconds = increment,
            Channels = Columns.Named(names, hasTime ? 1 : 0, names.Length),
        };
    }

    [GeneratedRegex(@"t0\s*=\s*(?<n>[-+0-9.]+(?:[eE][-+]?[0-9]+)?)")]
    private static partial Regex Origin();

    [GeneratedRegex(@"tInc\s*=\s*(?<n>[-+0-9.]+(?:[eE][-+]?[0-9]+)?)")]
    private static partial Regex Increment();
}
