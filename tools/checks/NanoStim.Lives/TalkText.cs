using System.Globalization;
using System.Text;

namespace NanoStim.Lives;

/// <summary>Text that is sent to the console, as one word of a replay file: \s, \t, \n, \r, \\ and \xHH stand for what a word cannot have.</summary>
public static class TalkText
{
    /// <summary>The word of a text; each letter is a byte.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder word = new();
        foreach (char letter in text)
        {
            _ = letter switch
            {
                ' ' => word.Append(@"\s"),
                '\t' => word.Append(@"\t"),
                '\n' => word.Append(@"\n"),
                '\r' => word.Append(@"\r"),
                '\\' => word.Append(@"\\"),
                > ' ' and <= '~' => word.Append(letter),
                _ => word.Append(CultureInfo.InvariantCulture, $@"\x{(int)letter & 0xFF:X2}"),
            };
        }

        return word.ToString();
    }

    /// <summary>The bytes of a word.</summary>
    /// <exception cref="FormatException">A backslash stands before what it cannot stand before.</exception>
    public static byte[] Bytes(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        List<byte> bytes = [];
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] != '\\')
            {
                bytes.Add((byte)word[i]);
                continue;
            }

            i++;
            switch (i < word.Length ? word[i] : ' ')
            {
                case 's':
                    bytes.Add((byte)' ');
                    break;
                case 't':
                    bytes.Add((byte)'\t');
                    break;
                case 'n':
                    bytes.Add((byte)'\n');
                    break;
                case 'r':
                    bytes.Add((byte)'\r');
                    break;
                case '\\':
                    bytes.Add((byte)'\\');
                    break;
                case 'x' when i + 2 < word.Length && byte.TryParse(word.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out byte one):
                    bytes.Add(one);
                    i += 2;
                    break;
                default:
                    throw new FormatException($@"'{word}': after \ write s, t, n, r, \ or x and two hexadecimal digits.");
            }
        }

        return [.. bytes];
    }

    /// <summary>What kind of text it is, for the coverage: the letters that it begins with.</summary>
    internal static string Kind(string word)
    {
        const int MostLetters = 12;
        int letters = word.TakeWhile(letter => char.IsAsciiLetter(letter) || letter is '*' or ':').Take(MostLetters).Count();
        return letters == 0 ? "noise" : word[..letters];
    }
}
