using System.Numerics;
using System.Runtime.InteropServices;

namespace NanoStim.Scope.Reading;

/// <summary>What is done with values that are known by their numbers.</summary>
internal static class CodedValues
{
    /// <summary>The highest of some numbers.</summary>
    public static int Highest(ReadOnlySpan<ushort> codes)
    {
        Vector<ushort> highest = default;
        ReadOnlySpan<Vector<ushort>> vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(codes);
        foreach (Vector<ushort> vector in vectors)
        {
            highest = Vector.Max(highest, vector);
        }

        int all = 0;
        for (int at = 0; at < Vector<ushort>.Count; at++)
        {
            all = Math.Max(all, highest[at]);
        }

        foreach (ushort code in codes[(vectors.Length * Vector<ushort>.Count)..])
        {
            all = Math.Max(all, code);
        }

        return all;
    }

    /// <summary>Makes an array long enough for a number.</summary>
    public static void Reserve(ref double[] values, int code)
    {
        if (code >= values.Length)
        {
            Array.Resize(ref values, Math.Max(256, (int)BitOperations.RoundUpToPowerOf2((uint)code + 1)));
        }
    }
}
