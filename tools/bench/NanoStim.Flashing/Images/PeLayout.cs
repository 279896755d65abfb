namespace NanoStim.Flashing.Images;

/// <summary>
/// Where things stand in a device assembly (.pe): CLR_RECORD_ASSEMBLY and its tables as in nf-interpreter a3e8139 (firmware 1.17),
/// src/CLR/Include/nanoCLR_Types.h. All numbers are little endian, all offsets in bytes from the start of the assembly.
/// </summary>
internal static class PeLayout
{
    /// <summary>sizeof(CLR_RECORD_ASSEMBLY).</summary>
    public const int HeaderSize = 124;

    public const int HeaderCrc = 8;
    public const int AssemblyCrc = 12;
    public const int NativeChecksum = 20;
    public const int Version = 28;
    public const int AssemblyName = 36;
    public const int StringTableVersion = 38;

    /// <summary>startOfTables[16]: the last one is the end of the assembly.</summary>
    public const int StartOfTables = 40;

    public const int NumOfPatchedMethods = 104;

    /// <summary>paddingOfTables[15]: what was put behind each table to align the next one to 4 bytes.</summary>
    public const int PaddingOfTables = 108;

    public const int TableCount = 16;
    public const int AssemblyRefTable = 0;
    public const int MethodDefTable = 6;
    public const int StringsTable = 11;
    public const int EndOfAssembly = 15;

    /// <summary>sizeof(CLR_RECORD_ASSEMBLYREF): name, padding, version.</summary>
    public const int AssemblyRefSize = 12;

    public const int AssemblyRefVersion = 4;

    /// <summary>sizeof(CLR_RECORD_METHODDEF): name, RVA, flags, four bytes of counts, two signatures.</summary>
    public const int MethodDefSize = 16;

    public const int MethodDefFlags = 4;

    /// <summary>MD_EntryPoint.</summary>
    public const uint EntryPointFlag = 0x08000000;

    /// <summary>c_CLR_StringTable_Version: the only one that firmware 1.x takes.</summary>
    public const int KnownStringTableVersion = 1;

    /// <summary>c_CLR_StringTable_Size: names from 0xFFFF - 860 on stand in the CLR and not in the assembly.</summary>
    public const int FirstWellKnownString = 0xFFFF - 860;

    /// <summary>The assemblies among the strings that stand in the CLR: entries 0x032D and 0x01D7 of c_CLR_StringTable_Data.</summary>
    public const int MscorlibString = 0xFFFF - 0x032D;

    /// <inheritdoc cref="MscorlibString"/>
    public const int ThreadingString = 0xFFFF - 0x01D7;

    /// <summary>Every assembly starts at a multiple of this in the deployment area.</summary>
    public const int Alignment = 4;

    /// <summary>The marker of firmware 1.x, with its two zeros. (Firmware 2.x has another.)</summary>
    public static ReadOnlySpan<byte> Marker => "NFMRK1\0\0"u8;

    /// <summary>Rounded up to the alignment.</summary>
    public static int Align(int bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
