namespace NanoStim.Flashing.Ports;

/// <summary>
/// Serial ports on macOS: the cu.* files of the drivers for USB bridges. Their names say which driver it is; USB ids are not in
/// the file system.
/// </summary>
internal static class MacPorts
{
    private static readonly (string Prefix, int VendorId, int ProductId)[] Drivers =
    [
        ("cu.SLAB_USBtoUART", 0x10C4, 0xEA60),
        ("cu.usbserial", 0x10C4, 0xEA60),
        ("cu.wchusbserial", 0x1A86, 0x7523),
        ("cu.usbmodem", 0x1A86, 0x55D4),
    ];

    public static IReadOnlyList<SerialPortInfo> Find(Machine machine)
    {
        if (!Directory.Exists(machine.DeviceRoot))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(machine.DeviceRoot, "cu.*").Order(StringComparer.Ordinal).Select(Describe).OfType<SerialPortInfo>()];
    }

    private static SerialPortInfo? Describe(string path)
    {
        foreach ((string prefix, int vendorId, int productId) in Drivers)
        {
            if (Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal))
            {
                return new SerialPortInfo(path, vendorId, productId, "as its driver is named", Machine.MayUse(path));
            }
        }

        return null;
    }
}
