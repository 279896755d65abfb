namespace NanoStim.Scope.Reading.Layouts;

/// <summary>Rigol UltraScope: a head of quoted names that begins with <c>Number of Data points =</c>, then <c>Time (s),Voltage (V)…</c>.</summary>
internal sealed class RigolUltraScopeLayout : ICaptureLayout
{
    public TableLayout? Recognise(CaptureHead head)
    {
        if (!head.Cell(0, 0).StartsWith("Number of Data points", StringComparison.Ordinal))
        {
            return null;
        }

        int names = head.Cells.ToList().FindIndex(cells => cells.Length > 1 && cells[0] == "Time (s)");
        if (names < 0)
        {
            throw new CaptureFormatException(head.Cells.Count, "the UltraScope head has no row of columns that begins with Time (s).");
        }

        string[] labels = head.Entry("Channel Data");
        string[] attenuations = head.Entry("Attenuation =");
        int count = head.Cells[names].Count(cell => cell.Length > 0) - 1;
        return new TableLayout
        {
            Format = "Rigol UltraScope",
            FirstLine = names + 2,
            DeclaredSamples = (long?)head.EntryNumber("Number of Data points ="),
            Channels = [.. Enumerable.Range(0, count).Select(channel => new ChannelColumn(
                channel + 1,
                new ChannelInfo(
                    channel < labels.Length ? labels[channel] : $"CH {channel + 1}",
                    "V",
                    channel < attenuations.Length && head.IsNumber(attenuations[channel], out double factor) ? factor : null)))],
        };
    }
}
