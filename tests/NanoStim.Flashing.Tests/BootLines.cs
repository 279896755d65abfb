using NanoStim.Flashing.Boot;

namespace NanoStim.Flashing.Tests;

/// <summary>A serial port on which a test's lines come when the board boots.</summary>
internal sealed class BootLines : IBootText
{
    /// <summary>The lines; null: the port cannot be opened.</summary>
    public string[]? Printed { get; set; } = ["ets Jul 29 2019 12:21:46", "rst:0x1 (POWERON_RESET)", "nanoStim 0.1.0 (0123456789ab)", "limits 3A02C4BC", "ms: max 600 uA"];

    /// <summary>The ports that were read.</summary>
    public List<string> Ports { get; } = [];

    public IEnumerable<string> Lines(string port, TimeSpan limit)
    {
        Ports.Add(port);
        return Printed ?? throw new IOException("The port is in use.");
    }
}
