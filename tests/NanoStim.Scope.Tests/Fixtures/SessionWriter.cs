using System.IO.Compression;
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

    /// <summary>A session of two logic channels, word for word.</summary>
    public static byte[] Logic(byte[] words, double hertz, string more = "")
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(archive, "version", "2"u8.ToArray());
            Entry(archive, "metadata", Encoding.ASCII.GetBytes($"[device 1]\ncapturefile=logic-1\ntotal probes=2\nsamplerate={hertz:0} Hz\nprobe1=A\nprobe2=B\nunitsize=1\n{more}"));
            Entry(archive, "logic-1-1", words[..(words.Length / 2)]);
            Entry(archive, "logic-1-2", words[(words.Length / 2)..]);
        }

        return bytes.ToArray();
    }

    private static void Entry(ZipArchive archive, string name, byte[] content)
    {
        using Stream to = archive.CreateEntry(name).Open();
        to.Write(content);
    }

    public static ExportPlan PlanOf(SampleSet set) =>
        new([new ChannelInfo("CH1", "V")], set.Start, 1 / set.Interval, set.Count, 0, 1);
}
