using System.CommandLine;
using Spectre.Console;

namespace NanoStim.Cli.Bench;

/// <summary>nanostim bench: the procedure of hardware/bench as a guided run.</summary>
internal sealed class BenchCommand : Command
{
    /// <summary>No step has failed, and some are inconclusive.</summary>
    private const int Inconclusive = 4;

    private static readonly string[] Loads = ["500ohm", "2kohm", "10kohm"];
    private static readonly string[] Connected = ["board", "firmware", "oscilloscope", "probes", "operator"];

    private readonly Option<DirectoryInfo> _out = new("--out") { Description = "Folder for captures, pictures and the report.", HelpName = "DIR", Required = true };
    private readonly Option<FileInfo?> _answers = new("--answers") { Description = "Answers that were written down, one a line ('2: step2.csv', '15: yes', 'board: A3'); nothing is asked then.", HelpName = "FILE" };
    private readonly Option<string?> _from = new("--from") { Description = "Instrument to take the captures from: tcp://HOST:5555 or usbtmc.", HelpName = "SOURCE" };
    private readonly Option<int[]> _steps = new("--step") { Description = "Only this step (repeatable).", HelpName = "N" };
    private readonly Option<string> _gain = new("--gain-error") { Description = "Amplitude error of the oscilloscope, from its data sheet.", DefaultValueFactory = _ => "3%" };

    public BenchCommand()
        : base("bench", "Go through the measurements of hardware/bench step by step, and write a report of what a built board does. No person is connected to anything.")
    {
        foreach (Option option in new Option[] { _out, _answers, _from, _steps, _gain })
        {
            Add(option);
        }

        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        IAnsiConsole console = ConsoleFactory.For(parsed);
        string folder = Directory.CreateDirectory(parsed.GetValue(_out)!.FullName).FullName;
        BenchAnswers? answers = parsed.GetValue(_answers) is { } file ? BenchAnswers.Read(file) : null;
        int[] asked = parsed.GetValue(_steps) ?? [];
        BenchStep[] steps = [.. BenchProcedure.Steps.Where(step => asked.Length == 0 || asked.Contains(step.Number))];
        if (steps.Length == 0)
        {
            throw new UsageException($"--step: there is no step {string.Join(", ", asked)}: write 1 to {BenchProcedure.Steps.Count}.");
        }

        if (answers is null && !console.Profile.Capabilities.Interactive)
        {
            throw new UsageException("nobody is there to ask: write the answers to a file and give it with --answers.");
        }

        BenchGuide guide = new(console, answers, parsed.GetValue(_from), folder);
        List<(string Name, string Value)> connected =
        [
            ("nanostim", typeof(BenchCommand).Assembly.GetName().Version!.ToString(3)),
            .. Connected.Select(name => (name, guide.Ask(name))),
            .. Loads.Select(load => ($"resistor {load}", guide.Ask(load))),
        ];
        BenchJudge judge = new(folder, parsed.GetValue(_gain)!);
        List<BenchResult> results = [];
        foreach (BenchStep step in steps)
        {
            BenchResult result = guide.Carry(step, judge);
            results.Add(result);
            console.MarkupLine($"step {step.Number}: {Colour(result.Verdict)}  {Markup.Escape(result.Reason)}");
        }

        connected.AddRange(guide.Instruments.Distinct().Select(name => ("captures from", name)));
        string report = Path.Combine(folder, "bench.html");
        File.WriteAllText(report, BenchReport.Html(connected, results));
        console.WriteLine($"{BenchReport.Summary(results)}. The report is {report}.");
        return results.Any(result => result.Verdict == BenchVerdict.Fail) ? ExitCode.Tripped
            : results.Any(result => result.Verdict == BenchVerdict.Inconclusive) ? Inconclusive
            : ExitCode.Done;
    }

    private static string Colour(BenchVerdict verdict) => verdict switch
    {
        BenchVerdict.Pass => "[green]pass[/]",
        BenchVerdict.Fail => "[red]FAIL[/]",
        _ => "[yellow]inconclusive[/]",
    };
}
