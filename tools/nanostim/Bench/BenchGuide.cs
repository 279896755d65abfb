using System.Text.Json.Nodes;
using Spectre.Console;

namespace NanoStim.Cli.Bench;

/// <summary>Leads through the steps: asks a person, or takes what was written down, and fetches captures.</summary>
internal sealed class BenchGuide
{
    private readonly IAnsiConsole _console;
    private readonly BenchAnswers? _answers;
    private readonly string? _from;
    private readonly string _folder;
    private readonly Dictionary<string, string> _loads = [];

    /// <param name="console">Where to ask.</param>
    /// <param name="answers">What was written down, or null to ask.</param>
    /// <param name="from">Instrument to take captures from, or null.</param>
    /// <param name="folder">Where captures go.</param>
    public BenchGuide(IAnsiConsole console, BenchAnswers? answers, string? from, string folder)
    {
        _console = console;
        _answers = answers;
        _from = from;
        _folder = folder;
    }

    /// <summary>What the instruments have called themselves.</summary>
    public List<string> Instruments { get; } = [];

    /// <summary>What is connected: a name, a version, or the measured value of a resistor.</summary>
    public string Ask(string name)
    {
        bool isLoad = name.EndsWith("ohm", StringComparison.Ordinal);
        string value = _answers is not null
            ? _answers.Of(name) ?? string.Empty
            : _console.Prompt(new TextPrompt<string>(isLoad ? $"Measured value of the {name} resistor (with its unit; Enter for {name}):" : $"{name}:").AllowEmpty());
        if (isLoad)
        {
            _loads[name] = value.Length > 0 ? value : name;
        }

        return value.Length > 0 ? value : isLoad ? $"{name}, not measured" : "not said";
    }

    /// <summary>Carries out a step.</summary>
    public BenchResult Carry(BenchStep step, BenchJudge judge)
    {
        if (_answers is null)
        {
            _console.WriteLine();
            _console.Write(new Rule($"step {step.Number}"));
            _console.WriteLine($"{step.Do} Load: {step.Load}. Expect: {step.Expect}");
        }

        if (step.Kind == BenchStepKind.Look)
        {
            return Look(step);
        }

        string? capture = Capture(step, out string missing);
        return capture is null
            ? new BenchResult(step, BenchVerdict.Inconclusive, missing)
            : judge.Decide(step, capture, _loads.GetValueOrDefault(step.Load, step.Load));
    }

    private BenchResult Look(BenchStep step)
    {
        string answer = _answers is not null
            ? _answers.Of(step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)) ?? string.Empty
            : _console.Prompt(new SelectionPrompt<string>().Title("Is it so?").AddChoices("yes", "no", "skip"));
        return answer.ToUpperInvariant() switch
        {
            "YES" or "Y" => new BenchResult(step, BenchVerdict.Pass, "seen"),
            "NO" or "N" => new BenchResult(step, BenchVerdict.Fail, step.IfNot),
            "" or "SKIP" => new BenchResult(step, BenchVerdict.Inconclusive, "not carried out"),
            _ => throw new UsageException($"step {step.Number}: '{answer}' is no answer: write yes, no or skip."),
        };
    }

    private string? Capture(BenchStep step, out string missing)
    {
        missing = "not carried out";
        string? written = _answers?.Of(step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (written is { Length: > 0 } && written is not ("grab" or "skip"))
        {
            string path = _answers!.PathOf(written);
            missing = $"{path} does not exist";
            return File.Exists(path) ? path : null;
        }

        if (_from is not null && written != "skip" && (_answers is null || written == "grab"))
        {
            return Grab(step, out missing);
        }

        if (_answers is not null)
        {
            return null;
        }

        string file = _console.Prompt(new TextPrompt<string>("Capture (file; Enter to skip):").AllowEmpty()
            .Validate(name => name.Length == 0 || File.Exists(name) ? ValidationResult.Success() : ValidationResult.Error("There is no such file.")));
        return file.Length > 0 ? file : null;
    }

    private string? Grab(BenchStep step, out string missing)
    {
        if (_answers is null && !_console.Confirm("Is it running?"))
        {
            missing = "not carried out";
            return null;
        }

        string path = Path.Combine(_folder, $"step-{step.Number}.csv");
        string load = _loads.GetValueOrDefault(step.Load, step.Load);
        string[] words = ["scope", "grab", "--from", _from!, "--out", path, "--then", "nothing", "--view", step.View];
        (int exit, _, string error) = BenchJudge.Run(step.Kind == BenchStepKind.Quiet
            ? [.. words, "--duration", "1s", "--no-trigger"]
            : [.. words, "--program", step.Program!, "--intensity", step.Intensity!, "--load", load]);
        missing = error.Trim();
        if (exit != ExitCode.Done)
        {
            return null;
        }

        Instruments.Add((string?)JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(path, ".json")))!["instrument"] ?? _from!);
        return path;
    }
}
