namespace NanoStim.Flashing.Ports;

/// <summary>A chip that puts the UART of an ESP32 board on USB.</summary>
/// <param name="VendorId">USB vendor.</param>
/// <param name="ProductId">USB product.</param>
/// <param name="Name">What is printed on it.</param>
/// <param name="LinuxDriver">Kernel module on Linux.</param>
/// <param name="WindowsDriver">Where the driver for Windows is from.</param>
public sealed record UsbBridge(int VendorId, int ProductId, string Name, string LinuxDriver, string WindowsDriver)
{
    private const string SiliconLabs = "https://www.silabs.com/developer-tools/usb-to-uart-bridge-vcp-drivers";
    private const string Wch = "https://www.wch-ic.com/downloads/CH343SER_EXE.html";
    private const string Ftdi = "https://ftdichip.com/drivers/vcp-drivers/";

    /// <summary>
    /// The bridges found on boards with an ESP32-WROOM-32E: the reference board has a CP2105, Espressif's DevKitC a CP2102N, others one of
    /// WCH or FTDI. The ids are those in the drivers of the Linux kernel (cp210x.c, ch341.c, cdc-acm, ftdi_sio_ids.h).
    /// </summary>
    public static IReadOnlyList<UsbBridge> Known { get; } =
    [
        new(0x10C4, 0xEA60, "Silicon Labs CP2102/CP2104", "cp210x", SiliconLabs),
        new(0x10C4, 0xEA70, "Silicon Labs CP2105", "cp210x", SiliconLabs),
        new(0x1A86, 0x7523, "WCH CH340", "ch341", Wch),
        new(0x1A86, 0x5523, "WCH CH341", "ch341", Wch),
        new(0x1A86, 0x55D3, "WCH CH343", "cdc_acm", Wch),
        new(0x1A86, 0x55D4, "WCH CH9102", "cdc_acm", Wch),
        new(0x0403, 0x6001, "FTDI FT232R", "ftdi_sio", Ftdi),
        new(0x0403, 0x6010, "FTDI FT2232H", "ftdi_sio", Ftdi),
        new(0x0403, 0x6015, "FTDI FT231X", "ftdi_sio", Ftdi),
    ];

    /// <summary>The bridge with these ids, if it is a known one.</summary>
    public static UsbBridge? Of(int? vendorId, int? productId) =>
        Known.FirstOrDefault(bridge => bridge.VendorId == vendorId && bridge.ProductId == productId);
}
