using System.Globalization;
using System.IO.Compression;
using NanoStim.Scope.Reading;

namespace NanoStim.Scope.Export;

/// <summary>A sigrok session (.sr, version 2): a logic channel for each polarity, an analog channel for each of the capture.</summary>
/// <remarks>Entries of an archive are written one after the other, so the samples wait in temporary files, not in memory.</remarks>
public sealed class SigrokSessionExport : ICaptureExport
{
    // sigrok itself writes pieces of this size.
    private const int PieceBytes = 4 * 1024 * 1024;
    private const int LogicChannels = 2;

    private readonly Stream _to;
    private readonly ExportPlan _plan;
    private readonly FileStream _logic = Temporary();
    private readonly FileStream[] _analog;

    /// <summary>Takes over the stream.</summary>
    public SigrokSessionExport(Stream to, ExportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _to = to;
        _plan = plan;
        _analog = [.. plan.Channels.Select(_ => Temporary())];
    }

    public void Write(SampleBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        Span<byte> sample = stackalloc byte[sizeof(float)];
        for (int at = 0; at < block.Count; at++)
        {
            _logic.WriteByte((byte)_plan.LogicOf(block.Values[_plan.PulseChannel][at]));
        }

        for (int channel = 0; channel < _analog.Length; channel++)
        {
            for (int at = 0; at < block.Count; at++)
            {
                BitConverter.TryWriteBytes(sample, (float)block.Values[channel][at]);
                _analog[channel].Write(sample);
            }
        }
    }

    public void Dispose()
    {
        using (ZipArchive archive = new(_to, ZipArchiveMode.Create))
        {
            using (StreamWriter version = new(archive.CreateEntry("version").Open()))
            {
                version.Write('2');
            }

            using (StreamWriter metadata = new(archive.CreateEntry("metadata").Open()) { NewLine = "\n" })
            {
                Metadata(metadata);
            }

            Pieces(archive, "logic-1", _logic);
            for (int channel = 0; channel < _analog.Length; channel++)
            {
                Pieces(archive, $"analog-1-{LogicChannels + 1 + channel}", _analog[channel]);
            }
        }

        _to.Dispose();
    }

    private void Metadata(StreamWriter to)
    {
        to.WriteLine("[global]");
        to.WriteLine("sigrok version=0.5.2");
        to.WriteLine();
        to.WriteLine("[device 1]");
        to.WriteLine("capturefile=logic-1");
        to.WriteLine($"total probes={LogicChannels}");
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"samplerate={_plan.RateHertz:0} Hz"));
        to.WriteLine($"total analog={_analog.Length}");
        to.WriteLine("probe1=positive");
        to.WriteLine("probe2=negative");
        for (int channel = 0; channel < _analog.Length; channel++)
        {
            // The form has no units: the name carries it.
            ChannelInfo info = _plan.Channels[channel];
            to.WriteLine($"analog{LogicChannels + 1 + channel}={info.Name}{(info.Unit.Length > 0 ? $" ({info.Unit})" : string.Empty)}");
        }

        to.WriteLine("unitsize=1");
    }

    private static void Pieces(ZipArchive archive, string name, FileStream samples)
    {
        byte[] piece = new byte[PieceBytes];
        samples.Position = 0;
        for (int number = 1; samples.ReadAtLeast(piece, PieceBytes, throwOnEndOfStream: false) is > 0 and int count; number++)
        {
            using Stream entry = archive.CreateEntry($"{name}-{number}", CompressionLevel.Fastest).Open();
            entry.Write(piece, 0, count);
        }

        samples.Dispose();
    }

    private static FileStream Temporary() => new(
        Path.GetTempFileName(),
        FileMode.Create,
        FileAccess.ReadWrite,
        FileShare.None,
        65536,
        FileOptions.DeleteOnClose);
}
