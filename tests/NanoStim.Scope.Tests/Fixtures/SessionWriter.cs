using System.Text;
using NanoStim.Scope.Export;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Tests.Fixtures;

/// <summary>Samples as a sigrok session.</summary>
internal static class SessionWriter
{
    public static byte[] Write(SampleSet set)
    {
        using MemoryStream bytes = new();
        ExportPlan plan = PlanOf(set);
        using (ISampleSource source = Captures.Open(Encoding.UTF8.GetBytes(LayoutWriter.All["Rigol"](set))))
        using (SigrokSessionExport export = new(bytes, plan))
        {
            Resampler.Run(source, plan, export.Write);
        }

        return bytes.ToArray();
    }

    public static ExportPlan PlanOf(SampleSet set) =>
        new([new ChannelInfo("CH1", "V")], set.Start, 1 / set.Interval, set.Count, 0, 1);
}
