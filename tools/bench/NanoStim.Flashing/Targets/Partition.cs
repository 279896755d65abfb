using System.Globalization;

namespace NanoStim.Flashing.Targets;

/// <summary>A part of the flash.</summary>
/// <param name="Label">Its name in the partition table.</param>
/// <param name="Address">Where it starts, in bytes from the start of the flash.</param>
/// <param name="Size">In bytes.</param>
public sealed record Partition(string Label, int Address, int Size)
{
    /// <summary>Size of a sector of the flash, in bytes: what is erased at a time (ESP-IDF, SPI_FLASH_SEC_SIZE).</summary>
    public const int SectorSize = 0x1000;

    /// <summary>Why an image may not be written to an address.</summary>
    /// <returns>Nothing if it is where the partition starts, which is where the CLR begins to look for assemblies.</returns>
    public string? WhyNotStart(int address)
    {
        string written = string.Create(CultureInfo.InvariantCulture, $"0x{address:X}");
        string range = string.Create(CultureInfo.InvariantCulture, $"0x{Address:X} to 0x{Address + Size - 1:X}");
        if (address == Address)
        {
            return null;
        }

        if (address < Address || address >= Address + Size)
        {
            return $"{written} is not in the deployment partition ({range}): something else is there, for example the firmware.";
        }

        return address % SectorSize != 0
            ? $"{written} is not at the start of a sector of the flash (a multiple of 0x{SectorSize:X})."
            : $"{written} is inside the deployment partition ({range}), and the CLR looks for programs from its start.";
    }
}
