using System.Text.Json.Nodes;

namespace NanoStim.Cli.Bench;

/// <summary>Decides a step by its capture, with the same commands that anyone can give by hand.</summary>
internal sealed class BenchJudge
{
    // hardware/bench, step 1.
    private const double QuietMicroAmps = 10;

    private readonly string _folder;
    private readonly string _gainError;

    /// <param name="folder">Where pictures go.</param>
    /// <param name="gainError">Amplitude error of the oscilloscope, such as 3%.</param>
    public BenchJudge(string folder, string gainError)
    {
        _folder = folder;
        _gainError = gainError;
    }

    /// <param name="step">The step.</param>
    /// <param name="capture">Its capture.</param>
    /// <param name="load">The resistor as it was measured.</param>
    public BenchResult Decide(BenchStep step, string capture, string load)
    {
        string picture = Path.Combine(_folder, $"step-{step.Number}.svg");
        (int plotted, _, _) = Run("scope", "plot", capture, "--load", load, "--title", $"step {step.Number}: {step.Do}", "--out", picture);
        string? svg = plotted == ExitCode.Done ? File.ReadAllText(picture) : null;
        BenchResult result = step.Kind == BenchStepKind.Quiet ? Quiet(step, capture, load) : Judge(step, capture, load);
        return result with { Capture = capture, Picture = svg };
    }

    private BenchResult Judge(BenchStep step, string capture, string load)
    {
        (int exit, string output, string error) = Run("scope", "judge", capture, "--program", step.Program!, "--intensity", step.Intensity!, "--load", load, "--gain-error", _gainError);
        return exit switch
        {
            ExitCode.Done => new BenchResult(step, BenchVerdict.Pass, "every line passes", output),
            ExitCode.Tripped => new BenchResult(step, BenchVerdict.Fail, step.IfNot, output),
            _ => new BenchResult(step, BenchVerdict.Inconclusive, error.Length > 0 ? error.Trim() : "the capture does not show all that is to be judged", output),
        };
    }

    private static BenchResult Quiet(BenchStep step, string capture, string load)
    {
        (int exit, string output, string error) = Run("scope", "measure", capture, "--load", load, "--json");
        if (exit != ExitCode.Done)
        {
            return new BenchResult(step, BenchVerdict.Inconclusive, error.Trim());
        }

        JsonObject[] channels = [.. JsonNode.Parse(output)!["channels"]!.AsArray().Select(node => node!.AsObject())];
        foreach (JsonObject channel in channels)
        {
            double mean = (double?)channel["meanMicroAmps"] ?? double.NaN;
            string shown = FormattableString.Invariant($"{channel["name"]}: {channel["signal"]}, mean {mean:0.0} µA");
            if ((string?)channel["signal"] != "flat" || Math.Abs(mean) >= QuietMicroAmps)
            {
                return new BenchResult(step, BenchVerdict.Fail, $"{shown}. {step.IfNot}");
            }

            if (!double.IsFinite(mean))
            {
                return new BenchResult(step, BenchVerdict.Inconclusive, "no current is known");
            }
        }

        return new BenchResult(step, channels.Length > 0 ? BenchVerdict.Pass : BenchVerdict.Inconclusive, channels.Length > 0 ? "flat" : "the capture has no channel");
    }

    internal static (int Exit, string Output, string Error) Run(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exit = CommandLine.Run(words, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
