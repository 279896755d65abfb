namespace NanoStim.Flashing.Ports;

/// <summary>What to do about ports that cannot be found or used.</summary>
internal static class Advice
{
    public const string NoPort =
        "Plug the board's USB socket in with a cable that carries data (many only charge), and look again with 'nanostim doctor'.\nIf the board has another USB bridge than a CP210x, CH34x, CH9102 or FTDI, name its port with --port.";

    private static readonly string[] SerialGroups = ["dialout", "uucp"];

    /// <summary>How this user gets to use a port.</summary>
    public static string Permission(Machine machine, SerialPortInfo port) => machine.System == OperatingSystemKind.Linux
        ? $"Join the group that owns serial ports, then log out and in again:\n  sudo usermod -aG {GroupOf(machine)} $USER\nFor this session only:\n  sudo setfacl -m u:$USER:rw {port.Name}"
        : $"Look at its rights:\n  ls -l {port.Name}";

    /// <summary>dialout on Debian, Ubuntu and Fedora, uucp on Arch.</summary>
    private static string GroupOf(Machine machine)
    {
        if (!File.Exists(machine.GroupFile))
        {
            return SerialGroups[0];
        }

        HashSet<string> groups = [.. File.ReadLines(machine.GroupFile).Select(line => line.Split(':')[0])];
        return SerialGroups.FirstOrDefault(groups.Contains) ?? SerialGroups[0];
    }
}
