using System.CommandLine;
using NanoStim.Firmware.Modes;
using NanoStim.Firmware.Programs;
using NanoStim.VirtualBench;
using NanoStim.VirtualBoard;
using Spectre.Console;

namespace NanoStim.Cli;

/// <summary>nanostim list: what can be named in a run.</summary>
internal sealed class ListCommand : Command
{
    public ListCommand()
        : base("list", "Name the programs, loads and faults.")
    {
        SetAction(parsed =>
        {
            Show(ConsoleFactory.For(parsed));
            return ExitCode.Done;
        });
    }

    private static void Show(IAnsiConsole console)
    {
        Section(console, "Programs", Catalogues.Programs.Select(program => (program.Name, $"{program.Title} ({Mode(program)})")));
        Section(console, "Loads", LoadCatalog.All.Select(load => (load.Name, load.Description)));
        Section(console, "Faults", BenchFault.All.Select(fault => (fault.Name, Describe(fault))));
    }

    private static string Describe(BenchFault fault) =>
        fault.Latent is { } latent ? $"{fault.Description} (latent, the session goes on: {latent})" : fault.Description;

    private static string Mode(TreatmentProgram program) => ModeCatalogue.Of(program.Mode).Name;

    private static void Section(IAnsiConsole console, string title, IEnumerable<(string Name, string Description)> entries)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        foreach ((string name, string description) in entries)
        {
            table.AddRow(new Text("  " + name), new Text(description));
        }

        console.WriteLine(title);
        console.Write(table);
        console.WriteLine();
    }
}
