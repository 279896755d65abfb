using System.Globalization;
using NanoStim.Client;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NanoStim.Cli.Remote;

/// <summary>A monitor on a terminal: values with the highest current so far, the fault with its remedy, the newest events.</summary>
internal sealed class MonitorScreen(Monitor monitor, IAnsiConsole console)
{
    private static readonly TimeSpan s_keys = TimeSpan.FromMilliseconds(20);

    /// <returns>The exit code.</returns>
    public int Run()
    {
        console.Live(new Text("")).AutoClear(false).Start(context =>
        {
            bool left = false;
            while (!monitor.IsOver && !left)
            {
                context.UpdateTarget(Picture(monitor.Read(), monitor));
                left = HasLeft();
            }
        });
        return monitor.HasTripped ? ExitCode.Tripped : ExitCode.Done;
    }

    /// <summary>What the screen shows.</summary>
    internal static IRenderable Picture(Reading reading, Monitor monitor)
    {
        Table values = new Table().Border(TableBorder.Rounded).AddColumns("value", "now").Title(new TableTitle(Markup.Escape($"{monitor.Device.Identity}")));
        foreach ((string name, string value) in ReadingText.Rows(reading))
        {
            values.AddRow(new Text(name), new Text(value, StyleOf(name, reading)));
        }

        values.AddRow(new Text("highest peak"), new Text(ReadingText.MicroAmps(monitor.HighestMicroAmps)));
        Table events = new Table().Border(TableBorder.Rounded).AddColumns("time", "event", "from", "to", "detail").Title(new TableTitle("log"));
        foreach (LogEntry entry in monitor.Events)
        {
            events.AddRow(string.Create(CultureInfo.InvariantCulture, $"{entry.Seconds:0.000} s"), entry.Event, entry.From, entry.To, ReadingText.Detail(entry));
        }

        List<IRenderable> rows = [new Columns(values, events).Collapse()];
        if (monitor.Fault is { } fault)
        {
            rows.Add(new Text(fault.ToString(), new Style(Color.Red)));
        }

        rows.Add(new Text(string.Create(CultureInfo.InvariantCulture, $"{reading.Seconds:0.0} s since power-up, {monitor.Count} readings, {monitor.Lost} lost; q ends"), new Style(Color.Grey)));
        return new Rows(rows);
    }

    private static Style StyleOf(string name, Reading reading) => name switch
    {
        "fault" when reading.FaultCode != 0 => new Style(Color.Red),
        "state" when reading.State is DeviceState.RampUp or DeviceState.Deliver or DeviceState.RampDown or DeviceState.ContactCheck => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private bool HasLeft()
    {
        TimeSpan rest;
        do
        {
            rest = monitor.Rest;
            Thread.Sleep(rest < s_keys ? rest : s_keys);
            while (Console.KeyAvailable)
            {
                if (Console.ReadKey(intercept: true).Key is ConsoleKey.Q or ConsoleKey.Escape)
                {
                    return true;
                }
            }
        }
        while (rest > TimeSpan.Zero);

        return false;
    }
}
