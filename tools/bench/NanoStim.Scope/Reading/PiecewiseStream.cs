using System.IO.Compression;

namespace NanoStim.Scope.Reading;

/// <summary>The pieces name-1, name-2 … of an archive one after the other, or the one piece that has the name itself.</summary>
internal sealed class PiecewiseStream : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly string _name;
    private readonly bool _isSingle;
    private Stream? _current;
    private int _next = 1;

    /// <exception cref="CaptureFormatException">There is no such piece.</exception>
    public PiecewiseStream(ZipArchive archive, string name)
    {
        _archive = archive;
        _name = name;
        _isSingle = archive.GetEntry(name) is not null;
        if (!Has(archive, name))
        {
            throw new CaptureFormatException($"the archive has no entry {name}-1.");
        }

        for (int piece = 1; EntryOf(piece) is { } entry; piece++)
        {
            Length += entry.Length;
        }
    }

    /// <summary>Bytes in all pieces.</summary>
    public long Length { get; }

    public static bool Has(ZipArchive archive, string name) =>
        name.Length > 0 && (archive.GetEntry(name) is not null || archive.GetEntry($"{name}-1") is not null);

    /// <summary>Fills the span, or what is left.</summary>
    /// <returns>How many bytes there were.</returns>
    public int Fill(Span<byte> to)
    {
        int filled = 0;
        while (filled < to.Length)
        {
            _current ??= EntryOf(_next++)?.Open();
            if (_current is null)
            {
                break;
            }

            int got = _current.Read(to[filled..]);
            filled += got;
            if (got == 0)
            {
                _current.Dispose();
                _current = null;
            }
        }

        return filled;
    }

    public void Dispose() => _current?.Dispose();

    private ZipArchiveEntry? EntryOf(int piece)
    {
        if (_isSingle)
        {
            return piece == 1 ? _archive.GetEntry(_name) : null;
        }

        return _archive.GetEntry($"{_name}-{piece}");
    }
}
