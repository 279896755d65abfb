using System.Buffers.Binary;
using System.Text;

namespace NanoStim.Flashing.Targets;

/// <summary>
/// An ESP-IDF partition table in its binary form, as it is at 0x8000 in the flash and in the firmware packages of nanoff
/// (partitions_4mb.bin): records of 32 bytes with the magic number 0x50AA, type, subtype, offset, size, label and flags.
/// </summary>
public static class PartitionTable
{
    private const int RecordSize = 32;
    private const int Magic = 0x50AA;
    private const int DataType = 1;

    /// <summary>Subtype of the deployment partition, from nf-interpreter's partitions_nanoclr_*.csv.</summary>
    private const int DeploymentSubtype = 0x84;

    /// <summary>The deployment partition; nothing if the table has none, or is none.</summary>
    /// <param name="table">The table.</param>
    public static Partition? Deployment(ReadOnlySpan<byte> table)
    {
        for (; table.Length >= RecordSize; table = table[RecordSize..])
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(table) != Magic)
            {
                return null;
            }

            if (table[2] == DataType && table[3] == DeploymentSubtype)
            {
                return new Partition(
                    Encoding.ASCII.GetString(table.Slice(12, 16)).TrimEnd('\0'),
                    (int)BinaryPrimitives.ReadUInt32LittleEndian(table[4..]),
                    (int)BinaryPrimitives.ReadUInt32LittleEndian(table[8..]));
            }
        }

        return null;
    }

    /// <summary>The deployment partition in the firmware package that nanoff has flashed last; nothing if there is none.</summary>
    /// <param name="home">Home folder of the user: nanoff keeps packages in .nanoFramework/fw_cache.</param>
    /// <param name="flashMegaBytes">Size of the flash in MB: each has a table of its own.</param>
    public static Partition? DeploymentInCache(string home, int flashMegaBytes)
    {
        string file = Path.Combine(home, ".nanoFramework", "fw_cache", ReferenceTarget.Name, $"partitions_{flashMegaBytes}mb.bin");
        try
        {
            return File.Exists(file) ? Deployment(File.ReadAllBytes(file)) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
