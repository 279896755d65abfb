using NanoStim.Firmware.Pulses;

namespace NanoStim.Firmware.Console;

/// <summary>The pulse shapes as words.</summary>
internal static class ShapeWords
{
    private static readonly string[] s_names = { "BIPH", "POS", "NEG", "ALT", "SQU", "SQU" };

    private static readonly long[] s_words =
    {
        Mnemonic.Of("BIPH"), Mnemonic.Of("BIPHasic"),
        Mnemonic.Of("POS"), Mnemonic.Of("POSitive"),
        Mnemonic.Of("NEG"), Mnemonic.Of("NEGative"),
        Mnemonic.Of("SQU"), Mnemonic.Of("SQUare"),
        Mnemonic.Of("ALT"), Mnemonic.Of("ALTernating"),
    };

    private static readonly int[] s_shapes =
    {
        (int)PulseShape.SymmetricBiphasic, (int)PulseShape.MonophasicPositive, (int)PulseShape.MonophasicNegative, (int)PulseShape.BipolarSquare,
        (int)PulseShape.Alternating,
    };

    /// <summary>The short form of a shape.</summary>
    internal static string NameOf(PulseShape shape)
    {
        return s_names[(int)shape];
    }

    /// <summary>The shape of a word, or -1.</summary>
    internal static int Find(long word)
    {
        for (int i = 0; i < s_words.Length; i++)
        {
            if (s_words[i] == word)
            {
                return s_shapes[i >> 1];
            }
        }

        return -1;
    }
}
