namespace NanoStim.Firmware.Settings;

/// <summary>
/// CRC-16 with the polynomial 1021h and the start FFFFh (CRC-16/IBM-3740 in the catalogue of parametrised CRC algorithms; "123456789"
/// gives 29B1h). A record of all zeros or all ones, as a dead memory reads, does not have it.
/// </summary>
internal static class Checksum
{
    private const int Polynomial = 0x1021;

    /// <summary>The checksum of the first bytes of a block.</summary>
    internal static int Of(byte[] bytes, int count)
    {
        int crc = 0xFFFF;
        for (int i = 0; i < count; i++)
        {
            crc ^= bytes[i] << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1 ^ Polynomial) & 0xFFFF : crc << 1;
            }
        }

        return crc;
    }
}
