using System.CommandLine;
using NanoStim.Campaign;
using NanoStim.Cli.Options;
using NanoStim.Firmware.Modes;
using Spectre.Console;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check campaign: attacks the firmware with random sessions and faults, and judges by the current in the load.</summary>
internal sealed class CampaignCommand : Command
{
    private readonly WholeNumberOption _runs = new("--runs", "How many sessions.", 1_000, 1);
    private readonly WholeNumberOption _seed = new("--seed", "What they are drawn from: the same seed gives the same campaign.", 1, int.MinValue + 1);
    private readonly WholeNumberOption _jobs = new("--jobs", "How many run at a time (default: one for each processor).", Environment.ProcessorCount, 1);
    private readonly ChoiceOption _mode = new("--mode", "One technique only: ms (microcurrent) or ems.", "a mode", "ms", "ems");
    private readonly Option<bool> _json = new("--json") { Description = "Print the figures as JSON instead of tables." };

    public CampaignCommand()
        : base("campaign", "Attack the firmware: random program, intensity, load, faults, moments and interpreter delays, judged by the current in the load alone.")
    {
        foreach (Option option in new Option[] { _runs, _seed, _jobs, _mode, _json })
        {
            Add(option);
        }

        SetAction(parsed => Run(parsed));
    }

    private int Run(ParseResult parsed)
    {
        IAnsiConsole console = ConsoleFactory.For(parsed);
        bool json = parsed.GetValue(_json);
        CampaignReport report = !json && console.Profile.Capabilities.Interactive ? RunWithProgress(parsed, console) : Run(parsed, null);
        if (json)
        {
            parsed.InvocationConfiguration.Output.WriteLine(CampaignJson.Text(report));
        }
        else
        {
            CampaignTables.Show(console, report);
        }

        return report.Violations.Any() ? ExitCode.Tripped : ExitCode.Done;
    }

    private CampaignReport RunWithProgress(ParseResult parsed, IAnsiConsole console) =>
        console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask("campaign", maxValue: parsed.GetValue(_runs));
            return Run(parsed, done => task.Value = Math.Max(task.Value, done));
        });

    private CampaignReport Run(ParseResult parsed, Action<int>? progress)
    {
        StimulationMode? mode = parsed.GetValue(_mode) switch
        {
            "ms" => StimulationMode.Microcurrent,
            "ems" => StimulationMode.Ems,
            _ => null,
        };
        return FaultCampaign.Run(parsed.GetValue(_runs), parsed.GetValue(_seed), mode, parsed.GetValue(_jobs), progress);
    }
}
