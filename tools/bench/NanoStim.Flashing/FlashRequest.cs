using System.Globalization;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Targets;

namespace NanoStim.Flashing;

/// <summary>What is to be flashed.</summary>
public sealed record FlashRequest
{
    /// <summary>Serial port; nothing: the one board that is found.</summary>
    public string? Port { get; init; }

    /// <summary>What is written.</summary>
    public FlashScope Scope { get; init; }

    /// <summary>The application; nothing only if it is not written.</summary>
    public DeploymentImage? Image { get; init; }

    /// <summary>Where the image is from, for the messages.</summary>
    public string ImageName { get; init; } = "";

    /// <summary>Version of the firmware; nothing: the newest.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>Folder with firmware packages, for a computer without network; nothing: the online repository.</summary>
    public string? Archive { get; init; }

    /// <summary>Whether the whole flash is erased first, with the configuration of the device.</summary>
    public bool Erase { get; init; }

    /// <summary>Deployment address that was asked for; it has to be that of the partition table.</summary>
    public int? Address { get; init; }

    /// <summary>
    /// The board cannot be put into its boot loader over USB, and not be reset either: the user is asked to do it before every step.
    /// </summary>
    public bool BootByHand { get; init; }

    /// <summary>Takes the checks against known firmware as warnings.</summary>
    public bool AnyFirmware { get; init; }

    /// <summary>Whether the application is written.</summary>
    public bool WritesApplication => Scope is FlashScope.Everything or FlashScope.ApplicationOnly;

    /// <summary>Whether the firmware is written.</summary>
    public bool WritesFirmware => Scope is FlashScope.Everything or FlashScope.FirmwareOnly;

    /// <summary>Where the application goes, and who says so.</summary>
    /// <param name="home">Home folder, with nanoff's cache.</param>
    /// <param name="flashMegaBytes">Size of the flash in MB.</param>
    /// <exception cref="FlashingException">Another address was asked for than that of the deployment partition.</exception>
    public (Partition Partition, string Source) Destination(string home, int flashMegaBytes)
    {
        Partition reference = ReferenceTarget.DeploymentPartition(flashMegaBytes);
        (Partition Partition, string Source) found = PartitionTable.DeploymentInCache(home, flashMegaBytes) is { } cached
            ? (cached, "partition table of the firmware package")
            : (reference, $"firmware {ReferenceTarget.FirmwareVersion}");
        return Address is { } address && found.Partition.WhyNotStart(address) is { } reason
            ? throw new FlashingException(
                FlashRefusal.Usage,
                $"--address: {reason}",
                string.Create(CultureInfo.InvariantCulture, $"Leave out --address, or write --address 0x{found.Partition.Address:X} ({found.Source}, {flashMegaBytes} MB of flash)."))
            : found;
    }
}
