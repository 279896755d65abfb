namespace NanoStim.Flashing.Images;

/// <summary>
/// The checksum of device assemblies: CRC-32 with the polynomial 0x04C11DB7, most significant bit first, start value 0, no final
/// inversion (SUPPORT_ComputeCRC in nf-interpreter's src/CLR/Core/nanoSupport_CRC32.c). Not the CRC-32 of zip files.
/// </summary>
public static class Crc32
{
    private const uint Polynomial = 0x04C11DB7;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte each in bytes)
        {
            crc = Table[(crc >> 24) ^ each] ^ (crc << 8);
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
