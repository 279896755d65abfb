using NanoStim.Flashing.Images;

namespace NanoStim.Flashing.Targets;

/// <summary>
/// The board that nanoStim is for: an ESP32-WROOM-32E (ESP32-D0WD-V3, no PSRAM) with the firmware that nanoff calls ESP32_REV3.
/// </summary>
public static class ReferenceTarget
{
    /// <summary>Name of the firmware, as nanoff and the device report it.</summary>
    public const string Name = "ESP32_REV3";

    /// <summary>Chip type, as nanoff reports it.</summary>
    public const string ChipType = "ESP32";

    /// <summary>
    /// Oldest chip revision. The firmware of this target is built for it: CONFIG_ESP32_REV_MIN_3 in nf-interpreter's
    /// targets/ESP32/_IDF/sdkconfig.default_nopsram_rev3.esp32.
    /// </summary>
    public const int MinChipRevision = 3;

    /// <summary>Flash of the module, in MB. With 2 MB, the deployment partition has 64 kB, which is too small for a program.</summary>
    public const int FlashMegaBytes = 4;

    /// <summary>First number of the versions of the firmware that runs this program.</summary>
    public const string MajorVersion = "1";

    /// <summary>The firmware that <see cref="NativeInterfaces"/> and <see cref="DeploymentPartition"/> were read from.</summary>
    public const string FirmwareVersion = "1.17";

    /// <summary>
    /// Native interfaces of firmware 1.17 that a nanoStim program may need, from the CLR_RT_NativeAssemblyData of nf-interpreter
    /// a3e8139. mscorlib is that with reflection, which this target has.
    /// </summary>
    public static IReadOnlyList<NativeInterface> NativeInterfaces { get; } =
    [
        new("mscorlib", 0x1549C856),
        new("nanoFramework.Hardware.Esp32", 0x6A20A689),
        new("nanoFramework.Runtime.Events", 0x0EAB00C9),
        new("nanoFramework.Runtime.Native", 0x0EAE898B),
        new("nanoFramework.System.Text", 0x8E6EB73D),
        new("System.Device.Adc", 0xE5B80F0B),
        new("System.Device.Gpio", 0x097E7BC5),
        new("System.Device.Pwm", 0xABF532C3),
        new("System.IO.Ports", 0xB798CE30),
        new("System.Math", 0x9F9E2A7E),
    ];

    /// <summary>
    /// The deployment partition of firmware 1.17 on an ESP32, from nf-interpreter's targets/ESP32/_IDF/esp32/partitions_nanoclr_*.csv
    /// at a3e8139. It was elsewhere before (0x1B0000, then 0x1C0000), and nanoff 2.5.162 still writes to 0x1B0000, which is
    /// inside of the CLR's own partition now, unless it is told the address (nanoframework/Home#1835).
    /// </summary>
    /// <param name="flashMegaBytes">Size of the flash: 2, 4, 8 or 16 MB.</param>
    /// <exception cref="FlashingException">There is no firmware for this size.</exception>
    public static Partition DeploymentPartition(int flashMegaBytes) => flashMegaBytes switch
    {
        2 => new Partition("deploy", 0x1E0000, 0x10000),
        4 => new Partition("deploy", 0x1E0000, 0x1C0000),
        8 or 16 => new Partition("deploy", 0x1E0000, 0x2B0000),
        _ => throw new FlashingException(FlashRefusal.Device, $"There is no firmware for an ESP32 with {flashMegaBytes} MB of flash.", "The reference board has an ESP32-WROOM-32E with 4 MB."),
    };

    /// <summary>What keeps an image from running on the target; nothing if all is well.</summary>
    /// <param name="image">The image.</param>
    /// <param name="partition">Where it shall stand.</param>
    /// <param name="natives">The native interfaces of the firmware.</param>
    public static IReadOnlyList<string> Obstacles(DeploymentImage image, Partition partition, IReadOnlyList<NativeInterface> natives)
    {
        List<string> obstacles = [];
        if (image.Size > partition.Size)
        {
            obstacles.Add($"it has {image.Size} bytes, and the deployment partition has {partition.Size}");
        }

        foreach (PeAssembly assembly in image.Assemblies.Where(assembly => assembly.NativeChecksum != 0))
        {
            NativeInterface? native = natives.FirstOrDefault(each => each.Name == assembly.Name);
            if (native is null)
            {
                obstacles.Add($"{assembly} needs native code that the firmware does not have (checksum 0x{assembly.NativeChecksum:X8})");
            }
            else if (native.Checksum != assembly.NativeChecksum)
            {
                obstacles.Add($"{assembly} needs native code with checksum 0x{assembly.NativeChecksum:X8}, and the firmware has 0x{native.Checksum:X8}");
            }
        }

        return obstacles;
    }
}
