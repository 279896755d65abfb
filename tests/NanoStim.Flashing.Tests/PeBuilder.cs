using System.Buffers.Binary;
using System.Text;

namespace NanoStim.Flashing.Tests;

/// <summary>
/// Writes device assemblies field by field, as the structures CLR_RECORD_ASSEMBLY, _ASSEMBLYREF and _METHODDEF of nf-interpreter say.
/// Shares nothing with the reader under test, not even the checksum.
/// </summary>
internal sealed class PeBuilder(string name, string version = "1.0.0.0")
{
    private const int HeaderSize = 124;

    private readonly List<(string Name, string Version)> _references = [];

    public uint NativeChecksum { get; init; }

    public bool EntryPoint { get; init; }

    public ushort StringTableVersion { get; init; } = 1;

    public string Marker { get; init; } = "NFMRK1";

    public uint PatchedMethods { get; init; }

    /// <summary>A text that the code uses.</summary>
    public string? Literal { get; init; }

    /// <summary>Bytes of code: decides the size, and by way of odd numbers the padding.</summary>
    public int CodeBytes { get; init; } = 10;

    public PeBuilder Needs(string assembly, string version = "1.0.0.0")
    {
        _references.Add((assembly, version));
        return this;
    }

    public byte[] Build()
    {
        MemoryStream strings = new();
        strings.WriteByte(0);
        ushort nameAt = Add(strings, name);
        if (Literal is not null)
        {
            Add(strings, Literal);
        }

        MemoryStream references = new();
        foreach ((string other, string itsVersion) in _references)
        {
            Put16(references, Add(strings, other), 0);
            Put16(references, Version(itsVersion));
        }

        MemoryStream methods = new();
        Put16(methods, 0, 0);
        Put32(methods, EntryPoint ? 0x08000016u : 0x00000016u);
        Put32(methods, 0, 0);

        byte[][] tables = [.. Enumerable.Repeat(Array.Empty<byte>(), 15)];
        tables[0] = references.ToArray();
        tables[6] = methods.ToArray();
        tables[11] = strings.ToArray();
        tables[13] = [.. Enumerable.Range(0, CodeBytes).Select(i => (byte)(i * 7))];

        MemoryStream body = new();
        List<uint> starts = [];
        List<byte> padding = [];
        foreach (byte[] table in tables)
        {
            starts.Add((uint)(HeaderSize + body.Length));
            body.Write(table);
            int fill = (4 - (table.Length % 4)) % 4;
            body.Write(new byte[fill]);
            padding.Add((byte)fill);
        }

        starts.Add((uint)(HeaderSize + body.Length));
        padding.Add(0);

        MemoryStream pe = new();
        pe.Write(Encoding.ASCII.GetBytes(Marker.PadRight(8, '\0')));
        Put32(pe, 0, Crc(body.ToArray()), 0, NativeChecksum, 0xFFFFFFFF);
        Put16(pe, Version(version));
        Put16(pe, nameAt, StringTableVersion);
        Put32(pe, [.. starts]);
        Put32(pe, PatchedMethods);
        pe.Write([.. padding]);
        byte[] bytes = [.. pe.ToArray(), .. body.ToArray()];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Crc(bytes.AsSpan(0, HeaderSize).ToArray()));
        return bytes;
    }

    /// <summary>Bit by bit, most significant first.</summary>
    internal static uint Crc(byte[] bytes)
    {
        uint crc = 0;
        foreach (byte each in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                bool carry = crc >> 31 != (uint)((each >> bit) & 1);
                crc <<= 1;
                crc ^= carry ? 0x04C11DB7u : 0;
            }
        }

        return crc;
    }

    private static ushort Add(MemoryStream strings, string text)
    {
        // These two stand in the CLR's own table, by number from the end of the range.
        switch (text)
        {
            case "mscorlib":
                return 0xFFFF - 0x032D;
            case "System.Threading":
                return 0xFFFF - 0x01D7;
        }

        ushort at = (ushort)strings.Length;
        strings.Write(Encoding.UTF8.GetBytes(text + "\0"));
        return at;
    }

    private static ushort[] Version(string text) => [.. text.Split('.').Select(part => ushort.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];

    private static void Put16(MemoryStream to, params ushort[] values)
    {
        foreach (ushort value in values)
        {
            to.Write(BitConverter.GetBytes(value));
        }
    }

    private static void Put32(MemoryStream to, params uint[] values)
    {
        foreach (uint value in values)
        {
            to.Write(BitConverter.GetBytes(value));
        }
    }
}
