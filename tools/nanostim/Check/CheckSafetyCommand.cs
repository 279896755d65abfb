using System.CommandLine;
using System.Diagnostics;
using NanoStim.Campaign.Safety;
using Spectre.Console;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check safety: runs a firmware through a set of attacks on the virtual board and fails when a load receives too much.</summary>
internal sealed class CheckSafetyCommand : Command
{
    private readonly Option<string?> _checkout = new("--checkout") { Description = "Build and check the firmware of this checkout of nanoStim or of a fork (default: the firmware of this program).", HelpName = "DIR" };
    private readonly Option<string?> _assemblies = new("--assemblies") { Description = $"Check the built assemblies in this folder: {string.Join(", ", FirmwareUnderTest.Required)}.", HelpName = "DIR" };
    private readonly Option<string?> _junit = new("--junit") { Description = "Write the results as JUnit XML.", HelpName = "FILE" };
    private readonly Option<int> _runs = new("--runs") { Description = "Random sessions for each mode, after the fixed attacks.", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<int> _seed = new("--seed") { Description = "What the random sessions are drawn from.", HelpName = "S", DefaultValueFactory = _ => 1 };

    public CheckSafetyCommand()
        : base("safety", "Attack a firmware on the virtual board: every fault in both modes, then random sessions. Exit code 3 when a load receives more than SAFETY.md allows.")
    {
        _runs.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int runs) && runs < 0)
            {
                result.AddError($"--runs: {runs} is negative; write 0 or more.");
            }
        });
        Validators.Add(result =>
        {
            if (result.GetValue(_checkout) is not null && result.GetValue(_assemblies) is not null)
            {
                result.AddError("--checkout and --assemblies name two firmwares; write one of them.");
            }
        });
        foreach (Option option in new Option[] { _checkout, _assemblies, _junit, _runs, _seed })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        using FirmwareSource source = FirmwareSource.Of(parsed.GetValue(_checkout), parsed.GetValue(_assemblies), parsed.InvocationConfiguration.Error);
        IAnsiConsole console = ConsoleFactory.For(parsed);
        Stopwatch watch = Stopwatch.StartNew();
        IReadOnlyList<AttackResult> results = console.Profile.Capabilities.Interactive
            ? console.Progress().AutoClear(true).Start(context =>
            {
                ProgressTask task = context.AddTask("attacks");
                return Attack(source, parsed, (done, all) =>
                {
                    task.MaxValue = all;
                    task.Value = Math.Max(task.Value, done);
                });
            })
            : Attack(source, parsed, null);

        if (parsed.GetValue(_junit) is { } path)
        {
            JUnitFile.Write(path, source.Name, results, watch.Elapsed);
        }

        return Report(console, source, results);
    }

    private IReadOnlyList<AttackResult> Attack(FirmwareSource source, ParseResult parsed, Action<int, int>? progress)
    {
        try
        {
            return source.Firmware.Attack(parsed.GetValue(_runs), parsed.GetValue(_seed), Environment.ProcessorCount, progress);
        }
        catch (NotSupportedException different)
        {
            throw new UsageException($"{source.Name}: {different.Message}. Check it with the nanostim of its own version.", different);
        }
    }

    private static int Report(IAnsiConsole console, FirmwareSource source, IReadOnlyList<AttackResult> results)
    {
        TextWriter lines = console.Profile.Out.Writer;
        AttackResult[] failed = [.. results.Where(result => result.Violations.Count > 0)];
        int refused = results.Count(result => result.WasRefused);
        foreach (AttackResult result in failed)
        {
            lines.WriteLine($"{result.Mode}: {result.Name}: {string.Join("; ", result.Violations)}");
            lines.WriteLine($"  {result.Command}");
        }

        string[] silent = [.. results.GroupBy(result => result.Mode).Where(mode => mode.All(result => result.WasRefused)).Select(mode => mode.Key)];
        foreach (string mode in silent)
        {
            lines.WriteLine($"{mode}: the firmware refused to start every session, so nothing was tested.");
        }

        lines.WriteLine($"{source.Name}: {results.Count} attacks, {failed.Length} with too much in the load, {refused} refused by the firmware.");
        return failed.Length > 0 || silent.Length > 0 ? ExitCode.Tripped : ExitCode.Done;
    }
}
