using System.Text;
using NanoStim.Scope.Reading.Layouts;
using NanoStim.Scope.Reading.Waveforms;

namespace NanoStim.Scope.Reading;

/// <summary>Opens captures, whatever instrument wrote them.</summary>
public static class CaptureFile
{
    private const int HeadBytes = 65536;

    /// <summary>How large a capture may be before it is refused.</summary>
    public static CaptureLimits Limits { get; set; } = new();

    // In this order: the last one takes any table.
    private static readonly ICaptureLayout[] Layouts =
    [
        new SigrokCsvLayout(),
        new DigilentLayout(),
        new TektronixSideLayout(),
        new TektronixBlockLayout(),
        new SiglentLayout(),
        new KeysightLayout(),
        new RigolUltraScopeLayout(),
        new RigolLayout(),
        new SaleaeLayout(),
        new ScanaStudioLayout(),
        new PicoScopeLayout(),
        new PlainTableLayout(),
    ];

    // Begins with a head of text.
    private static readonly IWaveformFormat[] TextWaveforms = [new IsfFormat()];

    private static readonly IWaveformFormat[] Waveforms =
    [
        .. TextWaveforms,
        new TektronixWfmFormat(),
        new LeCroyFormat(),
        new AgilentContainerFormat(),
        new RigolWfm1000EFormat(),
        new RigolWfm1000ZFormat(),
        new RigolWfm2000Format(),
        new WavFormat(),
        new SaleaeAnalogFormat(),
        new SiglentFormat(),
        new SiglentFirstFormat(),
    ];

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CaptureFormatException">It is no capture, or its head is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ISampleSource Open(string path) => Open(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1));

    /// <summary>Opens a capture from streams over the same bytes, which can seek.</summary>
    public static ISampleSource Open(Func<Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        Stream stream = open();
        try
        {
            byte[] start = Start(stream);
            if (start.AsSpan().StartsWith("PK\u0003\u0004"u8) || start.AsSpan().StartsWith("PK\u0005\u0006"u8))
            {
                stream.Position = 0;
                return new ReadAhead(SigrokArchive.Open(stream, Limits));
            }

            if (OpenBinary(stream, start) is { } waveform)
            {
                return waveform;
            }

            if (EncodingOf(start) is { } encoding)
            {
                stream.Position = 0;
                long length = stream.Length / 2;
                stream = Encoding.CreateTranscodingStream(stream, encoding, new UTF8Encoding(false));
                start = Start(stream);
                stream.Dispose();
                stream = Encoding.CreateTranscodingStream(open(), encoding, new UTF8Encoding(false));
                return OpenTable(stream, start, length);
            }

            stream.Position = 0;
            return OpenTable(stream, start, stream.Length);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>What is neither an archive nor a table, or null.</summary>
    private static ReadAhead? OpenBinary(Stream stream, byte[] start)
    {
        BinaryFile file = new(stream, start);
        bool isText = FileGate.BeginsAsText(start);
        foreach (IWaveformFormat format in isText ? TextWaveforms : Waveforms)
        {
            file.IsBigEndian = false;
            if (format.Recognise(file) is { } layout)
            {
                return new ReadAhead(new WaveformSource(stream, layout));
            }
        }

        if (!isText && SaleaeAnalogFormat.IsSaleae(file))
        {
            return new ReadAhead(new SaleaeDigitalSource(stream, file));
        }

        ForeignFormats.Check(start);
        if (!VcdHead.Begins(start))
        {
            return null;
        }

        stream.Position = 0;
        return new ReadAhead(new VcdSource(stream));
    }

    private static ReadAhead OpenTable(Stream stream, byte[] start, long length)
    {
        ReadOnlySpan<byte> text = start;
        if (text.StartsWith(Encoding.UTF8.Preamble))
        {
            text = text[3..];
            SkipPreamble(stream);
            length -= 3;
        }

        FileGate.Check(text);
        CaptureHead head = CaptureHead.Of(text, isAll: start.Length < HeadBytes);
        if (head.Lines.Count == 0)
        {
            throw new CaptureFormatException(1, $"the line does not end within {HeadBytes} bytes ({text.Count((byte)',') + text.Count((byte)';')} delimiters): no more than {CaptureLimits.MaxChannels} channels are read. Export fewer.");
        }

        CheckWidth(head.Cells.Max(cells => cells.Length));
        AmbiguousComma.Check(head);
        foreach (ICaptureLayout layout in Layouts)
        {
            if (layout.Recognise(head) is { } found)
            {
                Check(found);
                return new ReadAhead(new DelimitedReader(stream, length, found, head));
            }
        }

        string first = head.Lines[0].Length > 60 ? head.Lines[0][..60] + "…" : head.Lines[0];
        throw new CaptureFormatException(1, $"'{first}' begins no capture that is known, and no rows of numbers follow.");
    }

    private static void Check(TableLayout found)
    {
        if (found.Channels.Count == 0)
        {
            throw new CaptureFormatException(Math.Max(1, found.FirstLine - 1), $"the {found.Format} head names no channel.");
        }

    }

    private static void CheckWidth(int columns)
    {
        if (columns > CaptureLimits.MaxChannels)
        {
            throw new CaptureFormatException(1, $"the file has {columns} columns, and no more than {CaptureLimits.MaxChannels} channels are read: export fewer.");
        }
    }

    private static void SkipPreamble(Stream stream)
    {
        Span<byte> preamble = stackalloc byte[3];
        stream.ReadExactly(preamble);
    }

    private static byte[] Start(Stream stream)
    {
        byte[] start = new byte[HeadBytes];
        int count = stream.ReadAtLeast(start, HeadBytes, throwOnEndOfStream: false);
        return start[..count];
    }

    private static UnicodeEncoding? EncodingOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
        }

        return start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true) : null;
    }
}
