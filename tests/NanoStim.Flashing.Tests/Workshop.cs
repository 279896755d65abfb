using System.Globalization;
using NanoStim.Cli.Flash;

namespace NanoStim.Flashing.Tests;

/// <summary>
/// A computer of its own for a test: folders that stand in for /dev, /sys and the home folder, and a nanoff that is a shell script.
/// It writes down its arguments and then does what the test says.
/// </summary>
internal sealed class Workshop : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>What nanoff 2.5.162 prints for a module of the reference board (Esp32DeviceInfo.ToString()).</summary>
    public const string ReferenceChip = """
        .NET nanoFramework Firmware Flasher v2.5.162+baccab8dd8
        Reading details from chip...OK

        Connected to:
        ESP32 (ESP32-D0WD-V3 (revision v3.1))
        Features Wi-Fi, BT, Dual Core + LP Core, 240MHz, Vref calibration in eFuse, Coding Scheme None
        Flash size 4MB GD25Q32 from GIGADEVICE (manufacturer 0xC8 device 0x4016)
        PSRAM: undetermined
        Crystal 40MHz
        MAC A0:B7:65:12:34:56
        """;

    /// <summary>What it prints for a board that runs <see cref="Build"/>.</summary>
    public const string RunningDevice = """
        HAL build info: nanoCLR running @ ESP32 built with ESP-IDF v5.4.2
          Target:   ESP32_REV3
          Platform: ESP32

        Firmware build Info:
          Date:        Jul 25 2026
          Type:        MinSizeRel build, chip rev. >= 3, without support for PSRAM
          CLR Version: 1.17.0.339
          Compiler:    GNU ARM GCC v13.2.0

        AppDomains:

        Assemblies:
          NanoStim.App, 0.1.0.0
          NanoStim.Firmware, 0.1.0.0
          NanoStim.Hal, 0.1.0.0
          System.Device.Gpio, 1.1.62.0
          mscorlib, 1.17.11.0

        Native Assemblies:
          mscorlib v100.5.0.24, checksum 0x1549C856
          nanoFramework.Runtime.Native v100.0.10.0, checksum 0x0EAE898B
          System.Device.Gpio v100.1.0.6, checksum 0x097E7BC5
        """;

    public Workshop()
    {
        Root = Directory.CreateTempSubdirectory("nanostim-flash-").FullName;
        foreach (string folder in new[] { "bin", "home", "dev", "sys/class/tty", "sys/bus/usb/devices" })
        {
            Directory.CreateDirectory(File(folder));
        }

        Machine = new Machine
        {
            System = OperatingSystemKind.Linux,
            CommandFolders = [File("bin")],
            Home = File("home"),
            DeviceRoot = File("dev"),
            SystemRoot = File("sys"),
            GroupFile = File("group"),
        };
    }

    public string Root { get; }

    /// <summary>What the board prints at boot.</summary>
    public BootLines Boot { get; } = new();

    /// <summary>What stands in for the network.</summary>
    public ReleaseSite Site { get; } = new();

    /// <summary>What the commands work with.</summary>
    public FlashBench Bench => new() { Machine = Machine, Folder = Root, StartTime = TimeSpan.Zero, Network = Site, Releases = ReleaseSite.Releases, Boot = Boot };

    public Machine Machine { get; }

    /// <summary>The calls of nanoff, but those for its version: their words, separated by blanks.</summary>
    public IReadOnlyList<string> Calls => System.IO.File.Exists(File("calls")) ? System.IO.File.ReadAllLines(File("calls")) : [];

    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Plugs a board in: a serial port behind a USB device, laid out as Linux does.</summary>
    public string PlugIn(string port = "ttyUSB0", string vendor = "10c4", string product = "ea60", string called = "CP2102N USB to UART Bridge Controller", string? plug = null, int number = 0)
    {
        string usb = File($"sys/devices/pci0000:00/usb1/1-{plug ?? port}");
        string device = Path.Combine(usb, $"1-1:1.{number}", port);
        Directory.CreateDirectory(Path.Combine(device, "tty", port));
        System.IO.File.WriteAllText(Path.Combine(usb, $"1-1:1.{number}", "bInterfaceNumber"), $"{number:x2}\n");
        System.IO.File.WriteAllText(Path.Combine(usb, "idVendor"), vendor + "\n");
        System.IO.File.WriteAllText(Path.Combine(usb, "idProduct"), product + "\n");
        System.IO.File.WriteAllText(Path.Combine(usb, "product"), called + "\n");
        Directory.CreateSymbolicLink(Path.Combine(device, "tty", port, "device"), device);
        Directory.CreateSymbolicLink(File($"sys/class/tty/{port}"), Path.Combine(device, "tty", port));
        if (!Directory.Exists(File($"sys/bus/usb/devices/{Path.GetFileName(usb)}")))
        {
            Directory.CreateSymbolicLink(File($"sys/bus/usb/devices/{Path.GetFileName(usb)}"), usb);
        }

        string file = File($"dev/{port}");
        System.IO.File.WriteAllText(file, "");
        return file;
    }

    /// <summary>Puts a command where it is found.</summary>
    public void Command(string name, string script)
    {
        string path = File($"bin/{name}");
        System.IO.File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, Executable);
        }
    }

    /// <summary>
    /// A nanoff that finds the reference board, writes, and reports <see cref="RunningDevice"/>; any step may be other. Words are taken as
    /// nanoff 2.5.162 takes them (Options.cs, Program.cs, Esp32Operations.cs at baccab8): what it does not know ends with its error code.
    /// </summary>
    public void Nanoff(string? identify = null, string? update = null, string? deploy = null, string? verify = null, string version = "2.5.162")
    {
        Command("nanoff", string.Create(CultureInfo.InvariantCulture, $$"""
            case "$*" in --version) echo "nanoff {{version}}+baccab8dd8"; exit 0;; esac
            echo "$*" >> '{{File("calls")}}'
            fail() { echo "Error E$1"; exit $(($1 & 255)); }
            archive=; image=; address=; port=; target=; platform=; did=
            while [ $# -gt 0 ]; do
              case "$1" in
                --serialport) port=$2; shift 2 || fail 9000;;
                --target) target=$2; shift 2 || fail 9000;;
                --platform) platform=$2; shift 2 || fail 9000;;
                --image) image=$2; shift 2 || fail 9000;;
                --address) address=$2; shift 2 || fail 9000;;
                --archivepath) archive=$2; shift 2 || fail 9000;;
                --fwversion|--verbosity|--baud|--flashmode|--flashfreq) shift 2 || fail 9000;;
                --nanodevice|--devicedetails|--update|--deploy) did="$did$1"; shift;;
                --masserase|--fromarchive|--suppressnanoffversioncheck) shift;;
                *) fail 9000;;
              esac
            done
            [ -e "$port" ] || fail 6000
            [ -z "$archive" ] || ls "$archive/$target"-*.json > /dev/null 2>&1 || fail 9015
            case "$did" in
              *--nanodevice*) {{verify ?? Print(RunningDevice)}} ;;
              *--devicedetails*) [ "$platform" = esp32 ] || fail 9013
                {{identify ?? Print(ReferenceChip)}} ;;
              *--update*) [ "$target" = ESP32_REV3 ] || fail 9005
                {{update ?? "true"}} ;;
              *--deploy*)
                [ -f "$image" ] || fail 9008
                case "$address" in 0x*[!0-9A-Fa-f]*|0x) fail 9009;; 0x*) ;; *) fail 9009;; esac
                cp "$image" '{{File("written")}}'
                {{deploy ?? "true"}} ;;
              *) echo "No operation was performed with the options supplied." ;;
            esac
            """));
    }

    /// <summary>Script that prints a text.</summary>
    public static string Print(string text) => $"cat <<'TEXT'\n{text}\nTEXT\n";

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
