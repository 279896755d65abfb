using System.Text;

namespace NanoStim.Scope.Reading;

/// <summary>Refuses what is no text at all, and says what it is instead.</summary>
internal static class FileGate
{
    private const int FirstBytes = 256;

    /// <summary>Looks at the first bytes of a file that is not a sigrok session.</summary>
    /// <exception cref="CaptureFormatException">This is no table.</exception>
    public static void Check(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            throw new CaptureFormatException(1, "the file is empty.");
        }

        if (start.StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            throw new CaptureFormatException(1, "this is a Git LFS pointer, not the capture: fetch the file itself with 'git lfs pull'.");
        }

        int at = FirstForeign(start);
        if (at >= 0)
        {
            int line = start[..at].Count((byte)'\n') + 1;
            throw new CaptureFormatException(line, $"byte 0x{start[at]:X2} does not belong in a text: the file is binary or damaged.");
        }

        string first = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 64)]).TrimStart();
        if (first.StartsWith('<') || first.StartsWith('{'))
        {
            throw new CaptureFormatException(1, "this is a web page or structured data, not a table of samples.");
        }
    }

    /// <summary>Whether the first bytes are those of a text: every binary form has others among them.</summary>
    public static bool BeginsAsText(ReadOnlySpan<byte> start) => FirstForeign(start[..Math.Min(start.Length, FirstBytes)]) < 0;

    /// <summary>Control characters that no instrument writes; one in 64 KB is enough.</summary>
    private static int FirstForeign(ReadOnlySpan<byte> start)
    {
        for (int at = 0; at < start.Length; at++)
        {
            byte value = start[at];
            if (value < 32 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1A))
            {
                return at;
            }
        }

        return -1;
    }
}
