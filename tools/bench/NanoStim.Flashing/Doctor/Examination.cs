using System.Text.RegularExpressions;
using NanoStim.Flashing.Images;
using NanoStim.Flashing.Nanoff;
using NanoStim.Flashing.Ports;

namespace NanoStim.Flashing.Doctor;

/// <summary>Looks for all that flashing and building need.</summary>
public static partial class Examination
{
    private const int SdkMajor = 10;

    /// <summary>Everything, in the order in which it is required.</summary>
    /// <param name="machine">The computer.</param>
    /// <param name="folder">Where one is: images are looked for in the checkout around it.</param>
    public static IReadOnlyList<Finding> Of(Machine machine, string folder) =>
        [DotNet(machine), Nanoff(machine), .. Ports(machine), Image(folder), ProjectSystem.Look(machine)];

    private static Finding Image(string folder)
    {
        try
        {
            string build = NewestBuild.Folder(folder);
            DeploymentImage image = ImageFiles.Load([build]);
            return new Finding("Image", FindingState.Good, $"newest build, {build}: commit {image.Record.Commit}, SHA-256 {image.Record.Sha256}");
        }
        catch (FlashingException none)
        {
            return new Finding("Image", FindingState.Optional, none.Message, none.Remedy);
        }
    }

    private static Finding DotNet(Machine machine)
    {
        string fix = machine.System switch
        {
            OperatingSystemKind.Windows => $"winget install Microsoft.DotNet.SDK.{SdkMajor}",
            OperatingSystemKind.MacOS => "brew install --cask dotnet-sdk",
            _ => machine.Find("apt-get") is not null ? $"sudo apt-get install dotnet-sdk-{SdkMajor}.0" : machine.Find("dnf") is not null ? $"sudo dnf install dotnet-sdk-{SdkMajor}.0" : "https://learn.microsoft.com/dotnet/core/install/linux",
        };
        if (machine.Find("dotnet") is not { } dotnet)
        {
            return new Finding(".NET SDK", FindingState.Missing, "not installed", fix);
        }

        string[] versions = [.. SdkVersion().Matches(ToolRun.Captured(dotnet, ["--list-sdks"], _ => { }).Output).Select(match => match.Value)];
        return versions.Any(version => int.Parse(version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) >= SdkMajor)
            ? new Finding(".NET SDK", FindingState.Good, string.Join(", ", versions))
            : new Finding(".NET SDK", FindingState.Missing, versions.Length == 0 ? "no SDK, only a runtime" : $"{string.Join(", ", versions)}; {SdkMajor} is needed", fix);
    }

    private static Finding Nanoff(Machine machine) => NanoffTool.Find(machine) switch
    {
        null => new Finding("nanoff", FindingState.Missing, "not installed", NanoffTool.InstallCommand),
        { Objection: { } objection, Remedy: { } remedy } => new Finding("nanoff", FindingState.Missing, objection, remedy),
        { } tool => new Finding("nanoff", FindingState.Good, $"{tool.Version} ({tool.Path})"),
    };

    private static IEnumerable<Finding> Ports(Machine machine)
    {
        IReadOnlyList<SerialPortInfo> ports = SerialPorts.Find(machine);
        foreach (SerialPortInfo port in ports)
        {
            yield return port switch
            {
                { MayUse: false } => new Finding("Serial port", FindingState.Missing, $"{port}: this user may not use it", Advice.Permission(machine, port)),
                { IsCandidate: true } => new Finding("Serial port", FindingState.Good, $"{port}: may be the board"),
                { IsSecondUart: true } => new Finding("Serial port", FindingState.Good, $"{port}: second UART of the same bridge, not for flashing"),
                _ => new Finding("Serial port", FindingState.Good, $"{port}: not a bridge that ESP32 boards have; taken only with --port"),
            };
        }

        IReadOnlyList<UsbBridge> portless = machine.System == OperatingSystemKind.Linux ? LinuxPorts.WithoutPort(machine) : [];
        foreach (UsbBridge bridge in portless)
        {
            yield return new Finding(
                "Serial port",
                FindingState.Missing,
                $"{bridge.Name} is plugged in and has no serial port",
                $"sudo modprobe {bridge.LinuxDriver}\nIf brltty (for braille displays) has taken it, which some distributions do: sudo apt-get remove brltty, then plug it in again.");
        }

        if (portless.Count == 0 && !ports.Any(port => port.IsCandidate))
        {
            yield return new Finding("Serial port", FindingState.Missing, "no board is plugged in", Advice.NoPort + DriverAdvice(machine));
        }
    }

    private static string DriverAdvice(Machine machine) => machine.System == OperatingSystemKind.Windows
        ? "\nIf the Device Manager shows it without a COM port, install the driver of its bridge:\n" + string.Join('\n', UsbBridge.Known.GroupBy(bridge => bridge.WindowsDriver).Select(same => $"  {string.Join(", ", same.Select(bridge => bridge.Name))}: {same.Key}"))
        : "";

    [GeneratedRegex(@"^\d+\.\d+\.\d+\S*", RegexOptions.Multiline)]
    private static partial Regex SdkVersion();
}
