using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NanoStim.Cli.Options;
using NanoStim.Lives;
using NanoStim.LoadJudge;
using Spectre.Console;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check lives: searches for a life of the device in which its load receives what it must not receive.</summary>
internal sealed class LivesCommand : Command
{
    private const int MostPairs = 20;

    private readonly WholeNumberOption _runs = new("--runs", "How many lives in all.", 2_000, 1);
    private readonly WholeNumberOption _seed = new("--seed", "What they are drawn from: the same seed gives the same campaign, with any number of jobs.", 1, int.MinValue + 1);
    private readonly WholeNumberOption _jobs = new("--jobs", "How many run at a time (default: one for each processor).", Environment.ProcessorCount, 1);
    private readonly Option<string?> _state = new("--state") { Description = "File that the campaign is saved to every 10 s and at its end; if it exists, the campaign goes on from there.", HelpName = "FILE" };
    private readonly Option<string?> _replay = new("--replay") { Description = "Run the one life of a replay file, and print what happens.", HelpName = "FILE" };
    private readonly Option<string?> _out = new("--out") { Description = "Folder for the replay files of the lives that violate a limit, shrunk.", HelpName = "DIR" };

    public LivesCommand()
        : base("lives", "Search for a life of the device (days, sessions, buttons, faults) in which the load receives what it must not receive.")
    {
        foreach (Option option in new Option[] { _runs, _seed, _jobs, _state, _replay, _out })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_replay) is { } file)
        {
            return Replay(file, output);
        }

        LifeCampaign campaign = new(parsed.GetValue(_seed), parsed.GetValue(_jobs), Saved(parsed));
        int runs = parsed.GetValue(_runs);
        Stopwatch watch = Stopwatch.StartNew();
        IAnsiConsole console = ConsoleFactory.For(parsed);
        if (console.Profile.Capabilities.Interactive)
        {
            console.Progress().AutoClear(true).Start(context =>
            {
                ProgressTask task = context.AddTask("lives", maxValue: runs);
                LivesKeeper keeper = new(parsed.GetValue(_state), runs, state => task.Value = state.Lives);
                campaign.Run(runs, keeper.Keep);
            });
        }
        else
        {
            TextWriter error = parsed.InvocationConfiguration.Error;
            LivesKeeper keeper = new(parsed.GetValue(_state), runs, _ => { }, state => error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{state.Lives} of {runs} lives, {watch.Elapsed.TotalSeconds:0} s, {state.Reached} states reached, {state.Violating.Count} violations")));
            campaign.Run(runs, keeper.Keep);
        }

        Report(campaign.State, parsed.GetValue(_out), output, watch.Elapsed);
        return campaign.State.Violating.Count > 0 ? ExitCode.Tripped : ExitCode.Done;
    }

    private CampaignState? Saved(ParseResult parsed)
    {
        if (parsed.GetValue(_state) is not { } file || !File.Exists(file))
        {
            return null;
        }

        try
        {
            CampaignState state = CampaignState.Load(File.ReadAllText(file));
            return state.Seed == parsed.GetValue(_seed)
                ? state
                : throw new UsageException($"--state: {file} is of a campaign with seed {state.Seed}. Write --seed {state.Seed}, or another file.");
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--state: {file}: {wrong.Message} Delete it, or write another file.", wrong);
        }
    }

    private static int Replay(string file, TextWriter output)
    {
        Life life;
        try
        {
            life = Life.Parse(File.ReadAllText(file));
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--replay: {file}: {wrong.Message}", wrong);
        }

        LifeResult result = LifeRun.Of(life, output.WriteLine);
        foreach (Violation violation in result.Violations)
        {
            output.WriteLine(Line(violation));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Milliseconds / 1000.0:0.0} s with the device on, {result.Charge / 1000:0.0} uC moved, {result.Violations.Count} violations."));
        return result.IsViolation ? ExitCode.Tripped : ExitCode.Done;
    }

    private static void Report(CampaignState state, string? folder, TextWriter output, TimeSpan elapsed)
    {
        int number = 0;
        foreach (ShrunkLives group in ShrunkLives.Of(state.Violating))
        {
            number++;
            output.WriteLine($"{group.Count} of the lives that were shrunk:");
            foreach (Violation violation in group.Shortest.Violations)
            {
                output.WriteLine("  " + Line(violation));
            }

            string text = group.Shortest.Life.Text;
            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
                string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}-{group.Rule}.life"));
                File.WriteAllText(path, text);
                output.WriteLine($"  nanostim check lives --replay {path}");
            }

            output.WriteLine("    " + text.TrimEnd().Replace("\n", "\n    ", StringComparison.Ordinal));
        }

        foreach (IGrouping<string, LifeResult> pair in state.Outside.GroupBy(result => string.Join(" + ", result.Parts)).OrderByDescending(pair => pair.Count()).Take(MostPairs))
        {
            output.WriteLine($"two failed parts, of which nothing is claimed: {pair.Key}: {pair.Count()} lives, {string.Join(", ", pair.SelectMany(result => result.Violations).Select(violation => violation.Rule).Distinct())}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{state.Lives} lives in {elapsed.TotalSeconds:0} s, {state.Hours:0.0} h with the device on, {state.WithOutput} with output, {state.WithFault} with a latched fault, {state.Reached} states reached, {state.Kept.Count} lives kept."));
        output.WriteLine($"{state.Outside.Count} lives with two failed parts at once were outside of the limits.");
        output.WriteLine($"{state.Lives} lives, seed {state.Seed}: {state.Violating.Count} violations.");
    }

    private static string Line(Violation violation) =>
        string.Create(CultureInfo.InvariantCulture, $"{violation.Rule} at {violation.Nanos * 1e-9:0.000} s: {violation.Text}{(violation.IsBeyondClaim ? " (two failed parts)" : "")}");
}
