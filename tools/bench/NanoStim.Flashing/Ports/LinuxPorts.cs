using System.Globalization;

namespace NanoStim.Flashing.Ports;

/// <summary>
/// Serial ports on Linux. Every port has an entry in /sys/class/tty; those on USB have a USB device among the parents of theirs,
/// with files idVendor and idProduct.
/// </summary>
internal static class LinuxPorts
{
    public static IReadOnlyList<SerialPortInfo> Find(Machine machine)
    {
        string classFolder = Path.Combine(machine.SystemRoot, "class", "tty");
        if (!Directory.Exists(classFolder))
        {
            return [];
        }

        return [.. Directory.EnumerateDirectories(classFolder)
            .Order(StringComparer.Ordinal)
            .Select(entry => Describe(machine, entry))
            .OfType<SerialPortInfo>()];
    }

    /// <summary>Known bridges that are plugged in, and for which there is no port: a driver is missing, or something took it.</summary>
    public static IReadOnlyList<UsbBridge> WithoutPort(Machine machine)
    {
        string usb = Path.Combine(machine.SystemRoot, "bus", "usb", "devices");
        if (!Directory.Exists(usb))
        {
            return [];
        }

        IReadOnlyList<SerialPortInfo> ports = Find(machine);
        return [.. Directory.EnumerateDirectories(usb)
            .Select(device => UsbBridge.Of(Id(device, "idVendor"), Id(device, "idProduct")))
            .OfType<UsbBridge>()
            .Where(bridge => !ports.Any(port => port.Bridge == bridge))
            .Distinct()];
    }

    private static SerialPortInfo? Describe(Machine machine, string entry)
    {
        // Entries are links into the tree of devices, and so is their 'device'; only real ports have one.
        if (Resolve(Path.Combine(entry, "device")) is not { } device)
        {
            return null;
        }

        string root = Path.GetFullPath(machine.SystemRoot);
        int? number = null;
        for (string? folder = device; folder is not null && folder.StartsWith(root, StringComparison.Ordinal) && folder != root; folder = Path.GetDirectoryName(folder))
        {
            number ??= Id(folder, "bInterfaceNumber");
            if (Id(folder, "idVendor") is { } vendor)
            {
                string name = Path.Combine(machine.DeviceRoot, Path.GetFileName(entry));
                return new SerialPortInfo(name, vendor, Id(folder, "idProduct"), Text(folder, "product"), Machine.MayUse(name), number);
            }
        }

        return null;
    }

    private static string? Resolve(string path)
    {
        // Each part of the path may be a link of its own.
        try
        {
            string resolved = "/";
            foreach (string part in Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                string next = Path.Combine(resolved, part);
                resolved = new DirectoryInfo(next).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next;
            }

            return Directory.Exists(resolved) ? resolved : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int? Id(string folder, string file) =>
        int.TryParse(Text(folder, file), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int id) ? id : null;

    private static string? Text(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
