using System.Text.Json.Nodes;
using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Campaign.Tests;

/// <summary>The command that a violation comes with runs the same session, to the last digit of the current.</summary>
internal sealed class CommandTests
{
    [Test]
    public void Command_of_a_run_reproduces_it()
    {
        int compared = 0;
        foreach (CampaignRun run in FaultCampaign.Run(60, 11, null, Environment.ProcessorCount).Runs)
        {
            using StringWriter output = new();
            using StringWriter error = new();
            string[] words = [.. run.Case.Command().Split(' ').Skip(1).Select(word => word.Trim('\'')), "--json"];
            int code = CommandLine.Run(words, output, error);
            if (run.Faults.Count == 0)
            {
                // The session was over before its fault, and the command says so.
                Assert.That(code, Is.EqualTo(ExitCode.WrongUsage), run.Case.Command());
                continue;
            }

            compared++;
            JsonNode session = JsonNode.Parse(output.ToString())!;
            Assert.That(session["delivered"]!["peakMicroAmps"]!.GetValue<double>(), Is.EqualTo(run.PeakMicroAmps).Within(1e-6), run.Case.Command());
            Assert.That(session["fault"]?["name"]?.GetValue<string>(), Is.EqualTo(run.Trip), run.Case.Command());
        }

        Assert.That(compared, Is.GreaterThan(30));
    }

    [Test]
    public void Campaign_prints_its_count_last()
    {
        using StringWriter output = new();
        using StringWriter error = new();

        int code = CommandLine.Run(["check", "campaign", "--runs", "20", "--seed", "1", "--mode", "ms"], output, error);

        Assert.That(code, Is.EqualTo(ExitCode.Done), output.ToString() + error);
        Assert.That(output.ToString().TrimEnd(), Does.EndWith("20 runs, seed 1: 0 violations."));
    }

    [Test]
    public void No_runs_are_no_campaign()
    {
        using StringWriter output = new();
        using StringWriter error = new();

        Assert.That(CommandLine.Run(["check", "campaign", "--runs", "0"], output, error), Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error.ToString(), Does.Contain("1 or more"));
    }
}
