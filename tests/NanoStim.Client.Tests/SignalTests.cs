using System.Diagnostics;
using System.Globalization;
using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>A console that is interrupted switches the output off first, and then sends nothing more.</summary>
[Platform("Linux")]
[Parallelizable(ParallelScope.Self)]
internal sealed class SignalTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [TestCase("INT", ExitCode.Interrupted)]
    [TestCase("TERM", ExitCode.Terminated)]
    [TestCase("HUP", ExitCode.HungUp)]
    public void An_interrupted_console_switches_the_output_off_first(string signal, int code)
    {
        using StandIn device = new();
        using Process console = Start("console", "--to", device.Address.ToString(), "-c", "OUTP ON", "-c", "wait 5min", "-c", "OUTP ON");
        Task<string> error = console.StandardError.ReadToEndAsync();
        Assert.That(SpinWait.SpinUntil(() => device.IsOn, s_patience), Is.True);

        Signal(console, signal);

        Assert.That(console.WaitForExit(s_patience), Is.True);
        Assert.That(console.ExitCode, Is.EqualTo(code));
        Assert.That(error.Result, Does.Contain("the output is off").And.Contain("interrupted"));
        Assert.That(device.IsOn, Is.False);
        Assert.That(device.Lines.Count(line => line == "OUTP ON"), Is.EqualTo(1));
    }

    [Test]
    public void An_interrupted_monitor_leaves_the_output_and_the_rows_that_it_has_written()
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"monitor-{Guid.NewGuid():N}.csv");
        using StandIn device = new() { IsOn = true };
        using Process monitor = Start("monitor", "--to", device.Address.ToString(), "--csv", file, "--every", "20ms");
        Task<string> output = monitor.StandardOutput.ReadToEndAsync();
        Assert.That(SpinWait.SpinUntil(() => File.Exists(file) && File.ReadAllLines(file).Length > 3, s_patience), Is.True);

        Signal(monitor, "INT");

        Assert.That(monitor.WaitForExit(s_patience), Is.True);
        Assert.That(monitor.ExitCode, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(output.Result, Does.Contain("deliver"));
        Assert.That(device.IsOn, Is.True);
        Assert.That(File.ReadAllText(file), Does.EndWith("\n"));
        File.Delete(file);
    }

    private static Process Start(params string[] words) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "nanostim.dll"), .. words])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        RedirectStandardInput = true,
    })!;

    private static void Signal(Process process, string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
