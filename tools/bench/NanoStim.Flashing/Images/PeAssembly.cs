using System.Buffers.Binary;
using System.Text;

namespace NanoStim.Flashing.Images;

/// <summary>A device assembly (.pe), read by the rules of the CLR's own loader.</summary>
public sealed class PeAssembly
{
    private readonly byte[] _bytes;

    private PeAssembly(byte[] bytes)
    {
        _bytes = bytes;
        Name = StringAt(U16(PeLayout.AssemblyName));
        Version = VersionAt(PeLayout.Version);
        NativeChecksum = U32(PeLayout.NativeChecksum);
        References = [.. Records(PeLayout.AssemblyRefTable, PeLayout.AssemblyRefSize)
            .Select(at => new AssemblyReference(StringAt(U16(at)), VersionAt(at + PeLayout.AssemblyRefVersion)))];
        HasEntryPoint = Records(PeLayout.MethodDefTable, PeLayout.MethodDefSize)
            .Any(at => (U32(at + PeLayout.MethodDefFlags) & PeLayout.EntryPointFlag) != 0);
    }

    /// <summary>Name, as other assemblies refer to it.</summary>
    public string Name { get; }

    /// <summary>Four numbers.</summary>
    public Version Version { get; }

    /// <summary>Checksum of the native methods that the firmware must have for it; 0: none needed.</summary>
    public uint NativeChecksum { get; }

    /// <summary>What it refers to.</summary>
    public IReadOnlyList<AssemblyReference> References { get; }

    /// <summary>Whether the program starts here.</summary>
    public bool HasEntryPoint { get; }

    /// <summary>In bytes, without the filling up to the next multiple of four.</summary>
    public int Size => _bytes.Length;

    /// <summary>The assembly as it is in the file.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Checksum of the whole file.</summary>
    public uint Checksum => Crc32.Of(_bytes);

    /// <summary>Every text in it: names and literals.</summary>
    public IEnumerable<string> Strings => Encoding.UTF8
        .GetString(_bytes, TableStart(PeLayout.StringsTable), TableStart(PeLayout.StringsTable + 1) - TableStart(PeLayout.StringsTable))
        .Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads a .pe file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="from">Where it is from, for the message.</param>
    /// <exception cref="FlashingException">The CLR would not load it; the message says why.</exception>
    public static PeAssembly Read(ReadOnlySpan<byte> bytes, string from)
    {
        if (WhyNotLoadable(bytes) is { } reason)
        {
            throw new FlashingException(FlashRefusal.Image, $"{from}: {reason}", "Build the device project again; a .pe file is made by the nanoFramework build, firmware 1.x.");
        }

        return new PeAssembly(bytes[..TotalSize(bytes)].ToArray());
    }

    /// <summary>
    /// CLR_RECORD_ASSEMBLY::GoodHeader and GoodAssembly, and what CreateInstance refuses on top.
    /// </summary>
    /// <returns>What is wrong; nothing if the CLR takes the assembly.</returns>
    internal static string? WhyNotLoadable(ReadOnlySpan<byte> bytes)
    {
        if (WhyNotHeader(bytes) is { } reason)
        {
            return reason;
        }

        int size = TotalSize(bytes);
        if (size < PeLayout.HeaderSize || size > bytes.Length)
        {
            return $"its header says {size} bytes, and there are {bytes.Length}";
        }

        if (Crc32.Of(bytes[PeLayout.HeaderSize..size]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[PeLayout.AssemblyCrc..]))
        {
            return "its contents do not have the checksum that its header states";
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[PeLayout.NumOfPatchedMethods..]) != 0)
        {
            return "it patches methods, which the CLR does not support";
        }

        int start = 0;
        for (int table = 0; table < PeLayout.TableCount; table++)
        {
            int next = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(PeLayout.StartOfTables + (4 * table))..]);
            if (next < start || next > size)
            {
                return "its tables do not follow one another";
            }

            start = next;
        }

        return null;
    }

    /// <summary>CLR_RECORD_ASSEMBLY::GoodHeader.</summary>
    internal static string? WhyNotHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PeLayout.HeaderSize)
        {
            return $"{bytes.Length} bytes are less than the header of an assembly";
        }

        if (!bytes.StartsWith(PeLayout.Marker))
        {
            return bytes.StartsWith("NFMRK"u8)
                ? $"it is an assembly for another firmware (marker {Encoding.ASCII.GetString(bytes[..6])}, firmware 1.x has NFMRK1)"
                : "it is not a device assembly (no marker NFMRK1)";
        }

        Span<byte> header = stackalloc byte[PeLayout.HeaderSize];
        bytes[..PeLayout.HeaderSize].CopyTo(header);
        header.Slice(PeLayout.HeaderCrc, 4).Clear();
        if (Crc32.Of(header) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[PeLayout.HeaderCrc..]))
        {
            return "its header does not have the checksum that it states";
        }

        int strings = BinaryPrimitives.ReadUInt16LittleEndian(bytes[PeLayout.StringTableVersion..]);
        return strings == PeLayout.KnownStringTableVersion ? null : $"its string table has version {strings}, firmware 1.x has {PeLayout.KnownStringTableVersion}";
    }

    /// <summary>CLR_RECORD_ASSEMBLY::TotalSize of a good header.</summary>
    internal static int TotalSize(ReadOnlySpan<byte> bytes) =>
        (int)Math.Min(int.MaxValue - PeLayout.Alignment, BinaryPrimitives.ReadUInt32LittleEndian(bytes[(PeLayout.StartOfTables + (4 * PeLayout.EndOfAssembly))..]));

    public override string ToString() => $"{Name} {Version}";

    private IEnumerable<int> Records(int table, int recordSize)
    {
        int start = TableStart(table);
        int end = TableStart(table + 1) - _bytes[PeLayout.PaddingOfTables + table];
        for (int at = start; at + recordSize <= end; at += recordSize)
        {
            yield return at;
        }
    }

    private int TableStart(int table) => (int)U32(PeLayout.StartOfTables + (4 * table));

    private string StringAt(int index)
    {
        if (index >= PeLayout.FirstWellKnownString)
        {
            return index switch
            {
                PeLayout.MscorlibString => "mscorlib",
                PeLayout.ThreadingString => "System.Threading",
                _ => $"(string 0x{0xFFFF - index:X4} of the CLR)",
            };
        }

        int start = TableStart(PeLayout.StringsTable) + index;
        if (start >= _bytes.Length)
        {
            return $"(string 0x{index:X4}, which is not there)";
        }

        ReadOnlySpan<byte> rest = _bytes.AsSpan(start);
        int length = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(length < 0 ? rest : rest[..length]);
    }

    private Version VersionAt(int at) => new(U16(at), U16(at + 2), U16(at + 4), U16(at + 6));

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));
}
