namespace NanoStim.Flashing.Ports;

/// <summary>The serial ports of the computer, found without opening one: opening resets the board behind it.</summary>
public static class SerialPorts
{
    /// <summary>All that can have a device on USB, sorted by name.</summary>
    public static IReadOnlyList<SerialPortInfo> Find(Machine machine) => machine.System switch
    {
        OperatingSystemKind.Linux => LinuxPorts.Find(machine),
        OperatingSystemKind.MacOS => MacPorts.Find(machine),
        _ => OperatingSystem.IsWindows() ? WindowsPorts.Find() : [],
    };

    /// <summary>The one port to use.</summary>
    /// <param name="machine">The computer.</param>
    /// <param name="asked">The port that the user named, if any.</param>
    /// <exception cref="FlashingException">There is none, more than one, or this user may not use it.</exception>
    public static SerialPortInfo Choose(Machine machine, string? asked)
    {
        IReadOnlyList<SerialPortInfo> ports = Find(machine);
        SerialPortInfo port = asked is null ? OnlyCandidate(ports) : Named(machine, ports, asked);
        return port.MayUse
            ? port
            : throw new FlashingException(FlashRefusal.Device, $"This user may not use {port}.", Advice.Permission(machine, port));
    }

    private static SerialPortInfo OnlyCandidate(IReadOnlyList<SerialPortInfo> ports)
    {
        SerialPortInfo[] candidates = [.. ports.Where(port => port.IsCandidate)];
        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw new FlashingException(FlashRefusal.Device, NoneFound(ports), Advice.NoPort),
            _ => throw new FlashingException(
                FlashRefusal.Device,
                $"There is more than one board: {string.Join(", ", candidates.Select(port => port.ToString()))}.",
                "Say which one:\n" + string.Join('\n', candidates.Select(port => $"  --port {port.Name}"))),
        };
    }

    private static string NoneFound(IReadOnlyList<SerialPortInfo> ports) => ports.Count == 0
        ? "No board found: there is no serial port on USB."
        : $"No board found among the serial ports: {string.Join(", ", ports.Select(port => port.ToString()))}.";

    private static SerialPortInfo Named(Machine machine, IReadOnlyList<SerialPortInfo> ports, string asked)
    {
        SerialPortInfo? found = ports.FirstOrDefault(port => port.Name.Equals(asked, machine.System == OperatingSystemKind.Windows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
        if (found is not null)
        {
            return found;
        }

        // A port that is none of USB's, or behind a link with a name of the user's own.
        if (machine.System != OperatingSystemKind.Windows && File.Exists(asked))
        {
            return new SerialPortInfo(asked, null, null, null, Machine.MayUse(asked));
        }

        throw new FlashingException(
            FlashRefusal.Device,
            $"There is no serial port {asked}.",
            ports.Count == 0 ? Advice.NoPort : "There is:\n" + string.Join('\n', ports.Select(port => $"  --port {port.Name}  {port.UsbIds} {port.Bridge?.Name ?? port.Product}".TrimEnd())));
    }
}
