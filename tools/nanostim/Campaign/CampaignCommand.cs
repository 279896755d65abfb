using System.CommandLine;
using NanoStim.Campaign;
using NanoStim.Firmware.Modes;
using Spectre.Console;

namespace NanoStim.Cli.Campaign;

/// <summary>nanostim campaign: attacks the firmware with random sessions and faults, and judges by the current in the load.</summary>
internal sealed class CampaignCommand : Command
{
    private readonly Option<int> _runs = new("--runs") { Description = "How many sessions.", HelpName = "N", DefaultValueFactory = _ => 1_000 };
    private readonly Option<int> _seed = new("--seed") { Description = "What they are drawn from: the same seed gives the same campaign.", HelpName = "S", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _jobs = new("--jobs") { Description = "How many run at a time (default: one for each processor).", HelpName = "J", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> _mode = new("--mode") { Description = "One technique only: ms (microcurrent) or ems." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the figures as JSON instead of tables." };

    public CampaignCommand()
        : base("campaign", "Attack the firmware: random program, intensity, load, faults, moments and interpreter delays, judged by the current in the load alone.")
    {
        _mode.AcceptOnlyFromAmong("ms", "ems");
        foreach (Option<int> count in new[] { _runs, _jobs })
        {
            count.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int number) && number < 1)
                {
                    result.AddError($"{count.Name}: write 1 or more.");
                }
            });
        }

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
