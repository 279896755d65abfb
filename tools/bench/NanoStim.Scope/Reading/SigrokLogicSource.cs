using System.IO.Compression;
using System.Runtime.InteropServices;

namespace NanoStim.Scope.Reading;

/// <summary>Reads the logic samples of a sigrok session as words of all channels, and compares whole words: only what changes is taken apart.</summary>
internal sealed class SigrokLogicSource : HoldingSource
{
    // In samples; long enough that a change of pieces costs nothing.
    private const int Samples = 1 << 16;

    private readonly ZipArchive _archive;
    private readonly SigrokMetadata _metadata;
    private readonly PiecewiseStream _stream;
    private readonly byte[] _words;
    private readonly int[] _bits;
    private int _at;
    private int _count;
    private long _read;

    public SigrokLogicSource(ZipArchive archive, SigrokMetadata metadata, PiecewiseStream stream)
    {
        _archive = archive;
        _metadata = metadata;
        _stream = stream;
        _words = new byte[Samples * metadata.UnitSize];
        _bits = [.. metadata.Logic.Select(channel => channel.Bit)];
        TickSeconds = 1 / metadata.SampleRate;
        Levels = new double[_bits.Length];
        Header = new CaptureHeader(
            "sigrok session",
            [.. metadata.Logic.Select(channel => new ChannelInfo(channel.Name, string.Empty))],
            MayBeLogic: true,
            DeclaredSamples: null,
            DeclaredIntervalSeconds: null,
            HasTime: true);
    }

    public override CaptureHeader Header { get; }

    public override double Progress => _stream.Length > 0 ? Math.Min(1, (double)_read / _stream.Length) : 1;

    protected override double TickSeconds { get; }

    protected override double[] Levels { get; }

    protected override long NextRun()
    {
        if (_at == _count && !Fill())
        {
            return 0;
        }

        int unit = _metadata.UnitSize;
        ReadOnlySpan<byte> rest = _words.AsSpan(_at * unit, (_count - _at) * unit);
        double[] levels = Levels;
        for (int channel = 0; channel < levels.Length; channel++)
        {
            int bit = _bits[channel];
            levels[channel] = (rest[bit / 8] >> (bit % 8)) & 1;
        }

        int length = unit switch
        {
            1 => RunLength(rest),
            2 => RunLength(MemoryMarshal.Cast<byte, ushort>(rest)),
            4 => RunLength(MemoryMarshal.Cast<byte, uint>(rest)),
            8 => RunLength(MemoryMarshal.Cast<byte, ulong>(rest)),
            _ => RunLength(rest, unit),
        };
        _at += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        _stream.Dispose();
        _archive.Dispose();
    }

    private static int RunLength<T>(ReadOnlySpan<T> words)
        where T : unmanaged, IEquatable<T>
    {
        int other = words.IndexOfAnyExcept(words[0]);
        return other < 0 ? words.Length : other;
    }

    private static int RunLength(ReadOnlySpan<byte> bytes, int unit)
    {
        ReadOnlySpan<byte> first = bytes[..unit];
        int at = unit;
        while (at < bytes.Length && bytes.Slice(at, unit).SequenceEqual(first))
        {
            at += unit;
        }

        return at / unit;
    }

    private bool Fill()
    {
        try
        {
            int bytes = _stream.Fill(_words);
            _read += bytes;
            _count = bytes / _metadata.UnitSize;
            _at = 0;
            return _count > 0;
        }
        catch (Exception damage) when (SigrokArchive.IsDamage(damage))
        {
            throw new CaptureFormatException($"the samples of the sigrok session are damaged after byte {_read}: {damage.Message}", damage);
        }
    }
}
