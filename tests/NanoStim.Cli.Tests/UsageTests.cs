using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>What is refused, and that the refusal says what to write instead.</summary>
internal sealed class UsageTests
{
    [TestCase("run --mode ms --intensity 2mA", "10uA to 600uA")]
    [TestCase("run --mode ms --intensity 601uA", "10uA to 600uA")]
    [TestCase("run --mode ems --intensity 61mA", "1mA to 60mA")]
    [TestCase("run --mode ms --intensity 200", "200uA")]
    [TestCase("run --mode ms --intensity 200W", "uA, mA")]
    [TestCase("run --mode ms --intensity lots", "200uA")]
    [TestCase("run --mode ms --intensity 0uA", "above zero")]
    [TestCase("run --mode ms --intensity -5uA", "above zero")]
    [TestCase("run --mode ms --intensity 0.5uA", "its step is 1uA")]
    [TestCase("run --mode ms --frequency 10", "10Hz")]
    [TestCase("run --mode ms --frequency 1MHz", "mHz, Hz, kHz")]
    [TestCase("run --mode ms --frequency 10kHz", "0.5Hz to 1500Hz")]
    [TestCase("run --mode ems --frequency 0.5Hz", "1Hz to 120Hz")]
    [TestCase("run --mode ems --phase-width 500us", "50us to 350us")]
    [TestCase("run --mode ems --phase-width 300", "250us")]
    [TestCase("run --mode ms --duration 20", "20s")]
    [TestCase("run --mode ms --duration 1500ms", "whole seconds")]
    [TestCase("run --mode ms --duration 2000s", "1800s")]
    [TestCase("run --load 500", "500ohm")]
    [TestCase("run --load arm", "body-pad")]
    [TestCase("run --fault electrode-off", "electrode-off@5s")]
    [TestCase("run --fault gremlin@5s", "electrode-off")]
    [TestCase("run --fault short@5", "20s")]
    [TestCase("run --duration 3s --fault short@1min", "earlier time")]
    [TestCase("run --program nap", "ms-facial")]
    [TestCase("run --program ms-facial --mode ems", "--mode")]
    [TestCase("run --mode tens", "ems")]
    [TestCase("run --intensty 20mA", "nanostim run --help")]
    [TestCase("walk", "--help")]
    public void Refuses_with_exit_code_2_and_says_what_to_write(string command, string advice)
    {
        Invocation refused = Invocation.Of(command);

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(refused.Error, Does.Contain(advice));
        Assert.That(refused.Output, Is.Empty);
    }

    [Test]
    public void List_names_programs_of_both_modes_loads_and_faults()
    {
        Invocation list = Invocation.Of("list");

        string[] named =
        [
            "ms-facial", "ems-quadriceps", "500ohm", "2kohm", "10kohm", "open", "short", "body-pad",
            "electrode-off", "short", "adc-stuck", "adc-offset", "pwm-stuck-high", "late-loop", "gc-pause",
            "battery-low", "charger-in", "stop-pressed", "range-switch-short",
        ];
        Assert.That(list.ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(named.Where(name => !list.Output.Contains(name, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_listed_program_runs()
    {
        string[] programs = [.. Invocation.Of("list").Output.Split('\n').TakeWhile(line => line.Trim() != "Loads")
            .Select(line => line.Trim().Split(' ')[0]).Where(word => word.Contains('-', StringComparison.Ordinal))];

        Assert.That(programs, Has.Length.GreaterThanOrEqualTo(8));
        foreach (string program in programs)
        {
            Invocation run = Invocation.Of($"run --program {program} --duration 5s");
            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Done), program + run.Error + run.Output);
        }
    }
}
