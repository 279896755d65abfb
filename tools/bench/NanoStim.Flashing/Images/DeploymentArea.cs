namespace NanoStim.Flashing.Images;

/// <summary>
/// What the CLR finds in its deployment area, by the steps of ContiguousBlockAssemblies in nf-interpreter's
/// src/CLR/Startup/CLRStartup.cpp: it looks for a header; without one it goes on by the size of a header; an assembly whose
/// contents are damaged is passed over as a whole. It never stops at the first gap, so leftovers behind an image can be loaded.
/// </summary>
public static class DeploymentArea
{
    /// <summary>The assemblies in the order in which the CLR loads them.</summary>
    /// <param name="area">The deployment area from its first byte, or an image that will be written there.</param>
    public static IReadOnlyList<PeAssembly> Load(ReadOnlySpan<byte> area)
    {
        List<PeAssembly> loaded = [];
        int index = 0;
        while (index < area.Length && area.Length - index >= PeLayout.HeaderSize)
        {
            ReadOnlySpan<byte> rest = area[index..];
            if (PeAssembly.WhyNotHeader(rest) is not null)
            {
                index += PeLayout.HeaderSize;
                continue;
            }

            int size = PeLayout.Align(PeAssembly.TotalSize(rest));
            if (size < PeLayout.HeaderSize || size > rest.Length)
            {
                // The stream ends before the assembly does: the CLR stops reading.
                break;
            }

            if (PeAssembly.WhyNotLoadable(rest) is null)
            {
                loaded.Add(PeAssembly.Read(rest, $"at 0x{index:X}"));
            }

            index += size;
        }

        return loaded;
    }
}
