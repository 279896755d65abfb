namespace NanoStim.Firmware.Console;

/// <summary>Words of letters as one number: five bits a letter, the same for capitals and small letters. Twelve letters fit, and no two words are the same number.</summary>
internal static class Mnemonic
{
    /// <summary>Longest word (SCPI-99, volume 1, 6.2.1: 12 characters).</summary>
    internal const int MaxLetters = 12;

    /// <summary>Bits of a letter, and its mask.</summary>
    internal const int BitsOfLetter = 5;
    internal const int LetterMask = 31;

    /// <summary>The word with a letter added.</summary>
    internal static long Add(long word, int letter)
    {
        return word << BitsOfLetter | (long)(letter & LetterMask);
    }

    /// <summary>A part of a text as a word.</summary>
    internal static long Of(string text, int from, int to)
    {
        long word = 0;
        for (int i = from; i < to; i++)
        {
            word = Add(word, text[i]);
        }

        return word;
    }

    /// <summary>A text as a word.</summary>
    internal static long Of(string text)
    {
        return Of(text, 0, text.Length);
    }
}
