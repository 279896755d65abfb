using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Microsoft.Win32;

namespace NanoStim.Flashing.Ports;

/// <summary>
/// Serial ports on Windows. The registry lists the ports that are there now, and of every USB device ever seen which port it got.
/// </summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsPorts
{
    private const string Present = @"HARDWARE\DEVICEMAP\SERIALCOMM";
    private const string Seen = @"SYSTEM\CurrentControlSet\Enum\USB";

    public static IReadOnlyList<SerialPortInfo> Find()
    {
        using RegistryKey? present = Registry.LocalMachine.OpenSubKey(Present);
        string[] ports = present is null ? [] : [.. present.GetValueNames().Select(name => present.GetValue(name)).OfType<string>().Order(StringComparer.Ordinal)];
        Dictionary<string, (int VendorId, int ProductId, int? Interface, string? Name)> usb = UsbPorts();
        return [.. ports.Where(usb.ContainsKey).Select(port => new SerialPortInfo(port, usb[port].VendorId, usb[port].ProductId, usb[port].Name, MayUse: true, usb[port].Interface))];
    }

    private static Dictionary<string, (int VendorId, int ProductId, int? Interface, string? Name)> UsbPorts()
    {
        Dictionary<string, (int, int, int?, string?)> ports = [];
        using RegistryKey? seen = Registry.LocalMachine.OpenSubKey(Seen);
        foreach (string device in seen?.GetSubKeyNames() ?? [])
        {
            Match ids = Ids().Match(device);
            using RegistryKey? deviceKey = ids.Success ? seen!.OpenSubKey(device) : null;
            foreach (string instance in deviceKey?.GetSubKeyNames() ?? [])
            {
                using RegistryKey? instanceKey = deviceKey!.OpenSubKey(instance);
                using RegistryKey? parameters = instanceKey?.OpenSubKey("Device Parameters");
                if (parameters?.GetValue("PortName") is string port)
                {
                    ports[port] = (Hex(ids.Groups[1]), Hex(ids.Groups[2]), ids.Groups[3].Success ? Hex(ids.Groups[3]) : null, instanceKey!.GetValue("FriendlyName") as string);
                }
            }
        }

        return ports;
    }

    private static int Hex(Group digits) => int.Parse(digits.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex("^VID_([0-9A-F]{4})&PID_([0-9A-F]{4})(?:&MI_([0-9A-F]{2}))?", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();
}
