using System.CommandLine;
using NanoStim.Cli.Options;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>nanostim monitor: watches a device and changes nothing.</summary>
internal sealed class MonitorCommand : Command
{
    private const int UsualMillis = 200;

    private readonly AddressOption _to = new();
    private readonly QuantityOption _every = new("--every", Quantity.Time, "Time between two readings, with its unit (default 200ms).") { HelpName = "TIME" };
    private readonly QuantityOption _duration = new("--duration", Quantity.Time, "When to end; without it, with q or Ctrl-C.") { HelpName = "TIME" };
    private readonly PathOption _csv = new("--csv", "File for the readings, row by row.", "FILE");

    public MonitorCommand()
        : base("monitor", "Watch the values and the log of a device, on a screen or as lines, and write them to a CSV file. It only asks, and switches the stream of measurements on for as long as it runs; it starts and stops nothing.")
    {
        Add(_to);
        Add(_every);
        Add(_duration);
        Add(_csv);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        TimeSpan every = TimeSpan.FromMilliseconds(parsed.GetValue(_every) ?? UsualMillis);
        TimeSpan? duration = parsed.GetValue(_duration) is { } millis ? TimeSpan.FromMilliseconds(millis) : null;
        using MonitorCsv? csv = parsed.GetValue(_csv) is { } file ? new MonitorCsv(file) : null;

        // A watcher gives no signs of life: who has started the output must be there himself.
        using NanoStimDevice device = NanoStimDevice.Open(parsed.GetValue(_to)!, new ConnectionOptions { KeepAlive = null });
        using Monitor monitor = new(device, csv, every, duration);
        return ConsoleFactory.For(parsed) is { Profile.Capabilities.Interactive: true } console && !Console.IsInputRedirected
            ? new MonitorScreen(monitor, console).Run()
            : new MonitorLines(monitor, parsed.InvocationConfiguration.Output).Run();
    }
}
