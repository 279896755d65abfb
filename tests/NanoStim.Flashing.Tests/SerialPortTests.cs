using NanoStim.Flashing.Ports;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

[Platform("Linux,MacOsX")]
internal sealed class SerialPortTests
{
    [Test]
    public void Finds_ports_with_the_ids_of_the_USB_device_behind_them()
    {
        using Workshop workshop = new();
        workshop.PlugIn();
        workshop.PlugIn("ttyACM0", "1a86", "55d4", "USB Single Serial");
        Directory.CreateDirectory(workshop.File("sys/class/tty/tty0"));
        string board = workshop.File("sys/devices/platform/serial8250/tty/ttyS0");
        Directory.CreateDirectory(board);
        Directory.CreateSymbolicLink(Path.Combine(board, "device"), workshop.File("sys/devices/platform/serial8250"));
        Directory.CreateSymbolicLink(workshop.File("sys/class/tty/ttyS0"), board);

        IReadOnlyList<SerialPortInfo> ports = SerialPorts.Find(workshop.Machine);

        Assert.That(ports.Select(port => port.ToString()), Is.EqualTo(new[]
        {
            $"{workshop.File("dev/ttyACM0")} (1a86:55d4, WCH CH9102)",
            $"{workshop.File("dev/ttyUSB0")} (10c4:ea60, Silicon Labs CP2102/CP2104)",
        }));
    }

    [Test]
    public void Takes_the_only_board_and_leaves_other_things_on_USB_alone()
    {
        using Workshop workshop = new();
        workshop.PlugIn("ttyACM1", "2341", "0043", "Arduino Uno");
        string board = workshop.PlugIn();

        Assert.That(SerialPorts.Choose(workshop.Machine, null).Name, Is.EqualTo(board));
    }

    [Test]
    public void Takes_the_first_UART_of_the_reference_boards_bridge()
    {
        using Workshop workshop = new();
        workshop.PlugIn("ttyUSB0", "10c4", "ea70", "CP2105 Dual USB to UART Bridge Controller", plug: "4", number: 1);
        string first = workshop.PlugIn("ttyUSB1", "10c4", "ea70", "CP2105 Dual USB to UART Bridge Controller", plug: "4", number: 0);

        Assert.That(SerialPorts.Choose(workshop.Machine, null).Name, Is.EqualTo(first));
        Assert.That(Outcome.OfDoctor(workshop).Output, Does.Contain("second UART of the same bridge"));
    }

    [Test]
    public void Refuses_none_several_and_a_name_that_is_not_there_and_names_what_is()
    {
        using Workshop workshop = new();
        Assert.That(FlashRefusal(workshop, null).Message, Does.Contain("no serial port on USB"));

        string arduino = workshop.PlugIn("ttyACM1", "2341", "0043", "Arduino Uno");
        Assert.That(FlashRefusal(workshop, null).Message, Does.Contain(arduino).And.Contain("2341:0043"));

        string one = workshop.PlugIn();
        string two = workshop.PlugIn("ttyUSB1", "1a86", "7523", "USB Serial");
        Assert.That(FlashRefusal(workshop, null).Remedy, Does.Contain($"--port {one}").And.Contain($"--port {two}"));
        Assert.That(FlashRefusal(workshop, "/dev/ttyUSB7").Remedy, Does.Contain($"--port {one}"));
        Assert.That(SerialPorts.Choose(workshop.Machine, two).Bridge!.Name, Is.EqualTo("WCH CH340"));
    }

    [Test]
    public void Finds_bridges_that_are_plugged_in_without_a_port()
    {
        using Workshop workshop = new();
        string usb = workshop.File("sys/bus/usb/devices/1-4");
        Directory.CreateDirectory(usb);
        File.WriteAllText(Path.Combine(usb, "idVendor"), "1a86\n");
        File.WriteAllText(Path.Combine(usb, "idProduct"), "7523\n");

        Assert.That(LinuxPorts.WithoutPort(workshop.Machine).Single().LinuxDriver, Is.EqualTo("ch341"));

        workshop.PlugIn("ttyUSB0", "1a86", "7523");
        Assert.That(LinuxPorts.WithoutPort(workshop.Machine), Is.Empty);
    }

    [Test]
    public void Knows_every_bridge_once() => Assert.That(UsbBridge.Known.Select(bridge => (bridge.VendorId, bridge.ProductId)), Is.Unique);

    private static FlashingException FlashRefusal(Workshop workshop, string? port)
    {
        FlashingException refusal = Assert.Throws<FlashingException>(() => SerialPorts.Choose(workshop.Machine, port))!;
        Assert.That(refusal.Kind, Is.EqualTo(Flashing.FlashRefusal.Device));
        return refusal;
    }
}
