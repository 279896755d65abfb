using System.Globalization;
using NanoStim.Client;

namespace NanoStim.Cli.Remote;

/// <summary>A monitor whose output is a file or a pipe: a line for each reading and each event.</summary>
internal sealed class MonitorLines(Monitor monitor, TextWriter output)
{
    /// <returns>The exit code.</returns>
    public int Run()
    {
        output.WriteLine($"{monitor.Device.Identity} at {monitor.Device.Connection.Name}");
        long lost = 0;
        while (!monitor.IsOver)
        {
            Reading reading = monitor.Read();
            if (monitor.Lost > lost)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lost {monitor.Lost - lost} frames of the stream"));
                lost = monitor.Lost;
            }

            foreach (LogEntry entry in monitor.NewEvents)
            {
                output.WriteLine($"event {ReadingText.Of(entry)}");
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Seconds:0.000} s  {ReadingText.Short(reading)}"));
            Thread.Sleep(monitor.Rest);
        }

        if (monitor.Fault is { } fault)
        {
            output.WriteLine(fault);
        }

        return monitor.HasTripped ? ExitCode.Tripped : ExitCode.Done;
    }
}
