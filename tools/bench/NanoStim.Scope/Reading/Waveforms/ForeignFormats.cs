using System.Text;

namespace NanoStim.Scope.Reading.Waveforms;

/// <summary>What is recognised, and not read: refused by its name, with what to export instead.</summary>
internal static class ForeignFormats
{
    // First bytes, name, and what to do; the offset is where the bytes stand.
    private static readonly (int At, byte[] Magic, string Name, string Instead)[] Known =
    [
        (0, [0xA5, 0xA5, 0x38, 0x00], "a waveform of a Rigol DS4000 or DS6000 (.wfm)", "save it as CSV"),
        (0, [0xA5, 0xA5, 0xA4, 0x01], "a waveform of a Rigol DS1000B or DS1000C (.wfm)", "save it as CSV"),
        (0, [0xA1, 0xA5], "a waveform of a Rigol DS1000C (.wfm)", "save it as CSV"),
        (0, [0xA5, 0xA5], "a waveform of a Rigol (.wfm)", "save it as CSV"),
        (24, [0x0B, 0x00, 0x11, 0x00], "a waveform of a Rigol DHO (.wfm)", "save it as .bin or CSV"),
        (0, Ascii("\u0089HDF"), "an HDF5 container (.h5)", "export CSV or .bin on the instrument"),
        (0, Ascii("MATLAB 5.0 MAT-file"), "a MATLAB file (.mat)", "export CSV"),
        (0, Ascii("LLWFM"), "a waveform of an old Tektronix TDS (.wfm)", "save it as .isf or CSV"),
        (0, Ascii("FILETYPE"), "a Yokogawa header (.hdr)", "export CSV"),
        (0, Ascii("YOKOGAWA"), "a Yokogawa waveform (.wdf, .wvf)", "export CSV"),
        (0, Ascii("<?xml"), "a description in XML, without samples (such as the first file of a Rohde & Schwarz pair)", "export one CSV file"),
        (0, Ascii("PSDATA"), "a PicoScope file (.psdata)", "save it as CSV"),
        (0, Ascii("bplist"), "a property list", "export CSV"),
        (0, Ascii("\u0089PNG"), "a picture (.png)", "save the samples, not the screen"),
        (0, Ascii("BM"), "a picture (.bmp)", "save the samples, not the screen"),
        (0, Ascii("GIF8"), "a picture (.gif)", "save the samples, not the screen"),
        (0, [0xFF, 0xD8, 0xFF], "a picture (.jpg)", "save the samples, not the screen"),
        (0, [0x1F, 0x8B], "a gzip archive", "unpack it first"),
        (0, Ascii("7z\u00BC\u00AF"), "a 7-Zip archive", "unpack it first"),
        (0, [0xD0, 0xCF, 0x11, 0xE0], "an old spreadsheet (.xls)", "save the sheet as CSV"),
        (0, Ascii("TDSm"), "a LabVIEW measurement (.tdms)", "export CSV"),
        (0, Ascii("SPBXDS"), "a waveform of an OWON (.bin)", "save it as CSV"),
        (0, Ascii("SPBV"), "a waveform of an OWON (.bin)", "save it as CSV"),
        (0, Ascii("%PDF"), "a PDF", "save the samples as CSV"),
    ];

    /// <exception cref="CaptureFormatException">The file is one of those.</exception>
    public static void Check(ReadOnlySpan<byte> start)
    {
        foreach ((int at, byte[] magic, string name, string instead) in Known)
        {
            if (start.Length >= at + magic.Length && start.Slice(at, magic.Length).SequenceEqual(magic))
            {
                throw new CaptureFormatException(1, $"this is {name}, which is not read: {instead}.");
            }
        }
    }

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}
