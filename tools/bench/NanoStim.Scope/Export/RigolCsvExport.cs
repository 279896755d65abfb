using System.Globalization;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Export;

/// <summary>CSV as a Rigol DS1000Z saves it: sequence numbers, start and increment in the head, CR LF, a comma at the end of each row.</summary>
public sealed class RigolCsvExport : ICaptureExport
{
    private readonly TextWriter _to;
    private long _row;

    /// <summary>Takes over the writer.</summary>
    public RigolCsvExport(TextWriter to, ExportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _to = to;
        _to.NewLine = "\r\n";
        _to.WriteLine($"X,{string.Join(',', plan.Channels.Select(channel => channel.Name.Replace(',', ' ')))},Start,Increment,");
        _to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Sequence,{string.Join(',', plan.Channels.Select(channel => channel.Unit == "A" ? "Ampere" : "Volt"))},{plan.StartSeconds:0.00000000e+00},{1 / plan.RateHertz:0.00000000e+00}"));
    }

    public void Write(SampleBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        Span<char> line = stackalloc char[32];
        for (int at = 0; at < block.Count; at++)
        {
            _row.TryFormat(line, out int length, provider: CultureInfo.InvariantCulture);
            _row++;
            _to.Write(line[..length]);
            foreach (double[] values in block.Values)
            {
                _to.Write(',');
                values[at].TryFormat(line, out length, "0.00000e+00", CultureInfo.InvariantCulture);
                _to.Write(line[..length]);
            }

            _to.Write(",\r\n");
        }
    }

    public void Dispose() => _to.Dispose();
}
