using System.Globalization;

namespace NanoStim.Flashing.Ports;

/// <summary>A serial port.</summary>
/// <param name="Name">As nanoff takes it: /dev/ttyUSB0, /dev/cu.usbserial-0001, COM3.</param>
/// <param name="VendorId">USB vendor, if it is on USB and the system says so.</param>
/// <param name="ProductId">USB product.</param>
/// <param name="Product">What the USB device calls itself.</param>
/// <param name="MayUse">Whether this user may read and write it.</param>
/// <param name="Interface">Number of the USB interface; a bridge with two UARTs has two.</param>
public sealed record SerialPortInfo(string Name, int? VendorId, int? ProductId, string? Product, bool MayUse, int? Interface = null)
{
    /// <summary>The bridge, if it is a known one.</summary>
    public UsbBridge? Bridge => UsbBridge.Of(VendorId, ProductId);

    /// <summary>
    /// Whether it may well be the port that the board is flashed by. Of a bridge with two UARTs that is the first: on the reference board's
    /// CP2105 the first is the fast one, with the chip's boot loader and wire protocol, and the second is for the console.
    /// </summary>
    public bool IsCandidate => Bridge is not null && !IsSecondUart;

    /// <summary>Whether it is another UART than the first of its bridge.</summary>
    public bool IsSecondUart => Bridge is not null && Interface is > 0;

    /// <summary>USB ids as lsusb writes them.</summary>
    public string UsbIds => VendorId is { } vendor && ProductId is { } product
        ? string.Create(CultureInfo.InvariantCulture, $"{vendor:x4}:{product:x4}")
        : "no USB ids";

    public override string ToString() => $"{Name} ({UsbIds}{(Bridge?.Name ?? Product) switch { null => "", string name => ", " + name }})";
}
