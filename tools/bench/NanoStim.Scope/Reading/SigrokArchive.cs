using System.IO.Compression;
using System.Text;

namespace NanoStim.Scope.Reading;

/// <summary>Opens sigrok sessions (.sr): ZIP archives of metadata, logic samples and analog samples in pieces.</summary>
internal static class SigrokArchive
{
    /// <param name="stream">The file; is closed with the source.</param>
    /// <param name="limits">How large it may be.</param>
    /// <exception cref="CaptureFormatException">The archive is damaged, too large, or no sigrok session.</exception>
    public static ISampleSource Open(Stream stream, CaptureLimits limits)
    {
        ZipArchive archive;
        SigrokMetadata metadata;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read);
            metadata = Metadata(archive);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw new CaptureFormatException($"the archive of the sigrok session is damaged: {damage.Message}", damage);
        }

        PiecewiseStream? logic = metadata.Logic.Count > 0 && PiecewiseStream.Has(archive, metadata.CaptureFile) ? new PiecewiseStream(archive, metadata.CaptureFile) : null;
        PiecewiseStream[] analog = [.. metadata.Analog.Select(channel => new PiecewiseStream(archive, $"analog-1-{channel.Number}"))];
        if (logic is null && analog.Length == 0)
        {
            throw new CaptureFormatException("the sigrok session holds no samples.");
        }

        long bytes = (logic?.Length ?? 0) + analog.Sum(piece => piece.Length);
        if (bytes > limits.MaxExpandedBytes)
        {
            throw new CaptureFormatException(
                $"the sigrok session holds {bytes} bytes of samples, more than the limit of {limits.MaxExpandedBytes}: if it is meant to, raise the limit with --max-size.");
        }

        return logic is not null && analog.Length == 0
            ? new SigrokLogicSource(archive, metadata, logic)
            : new SigrokSessionReader(archive, metadata, logic, analog);
    }

    /// <summary>What is thrown where an archive, or what is in it, is damaged.</summary>
    public static bool IsDamage(Exception damage) =>
        damage is InvalidDataException or EndOfStreamException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private static SigrokMetadata Metadata(ZipArchive archive)
    {
        if (archive.GetEntry("meta.json") is not null && archive.GetEntry("digital-0.bin") is not null)
        {
            throw new CaptureFormatException(1, "this is a Saleae Logic 2 project (.sal): export it with File, Export Raw Data, as CSV or binary.");
        }

        if (archive.GetEntry("header") is not null && archive.GetEntry("metadata") is null)
        {
            throw new CaptureFormatException(1, "this is a DSView session (.dsl): export it as CSV, or as .sr.");
        }

        ZipArchiveEntry entry = archive.GetEntry("metadata") ?? throw new CaptureFormatException("the archive has no metadata: this is no sigrok session.");

        // The size in the directory of the archive may be a lie: no more than the limit is expanded.
        byte[] text = new byte[(int)Math.Min(entry.Length, CaptureLimits.MaxMetadataBytes) + 1];
        using Stream expanded = entry.Open();
        int length = expanded.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return length <= CaptureLimits.MaxMetadataBytes && entry.Length <= CaptureLimits.MaxMetadataBytes
            ? SigrokMetadata.Parse(new StringReader(Encoding.UTF8.GetString(text, 0, length)))
            : throw new CaptureFormatException($"the metadata of the sigrok session have {Math.Max(entry.Length, length)} bytes, where a real one has a few hundred: this is no session that an instrument has written.");
    }
}
