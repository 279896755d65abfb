using System.Diagnostics;
using NanoStim.Cli;
using NanoStim.Flashing.Images;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

/// <summary>nanostim flash from a checkout to the identity of the device, without options, and again after a failure.</summary>
[Platform("Linux,MacOsX")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WholeWayTests : IDisposable
{
    private readonly Workshop _workshop = new();
    private readonly string _build;

    public WholeWayTests()
    {
        File.WriteAllText(_workshop.File("nanoStim.sln"), "");
        _build = Build.In(_workshop.File("firmware/NanoStim.App/bin/Release"));
    }

    public void Dispose() => _workshop.Dispose();

    [Test]
    public void Without_options_it_finds_port_chip_and_newest_build_and_ends_with_the_identity()
    {
        string port = _workshop.PlugIn();
        _workshop.Nanoff();
        string older = Build.In(_workshop.File("firmware/NanoStim.App/bin/Debug"));
        File.SetLastWriteTimeUtc(Path.Combine(older, "NanoStim.App.pe"), DateTime.UtcNow.AddDays(-1));

        Outcome outcome = Outcome.OfFlash(_workshop, "--yes");

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(outcome.Output, Does.Contain($"Board on {port}").And.Contain($"Application to write: {_build}").And.Contain("commit 0123456789ab, SHA-256 "));
        Assert.That(outcome.Output, Does.Contain("to the deployment partition at 0x1E0000").And.Contain("Found ESP32-D0WD-V3"));
        Assert.That(outcome.Output.TrimEnd().Split('\n')[^1], Is.EqualTo("Identity at boot: nanoStim 0.1.0, commit 0123456789ab, limits 3A02C4BC"));
        Assert.That(_workshop.Boot.Ports, Is.EqualTo(new[] { port }));
    }

    [Test]
    public void It_says_what_it_will_do_before_it_asks_once()
    {
        _workshop.PlugIn();
        _workshop.Nanoff();

        Outcome outcome = Outcome.OfFlash(_workshop);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NotConfirmed));
        Assert.That(outcome.Output.IndexOf("Firmware to write", StringComparison.Ordinal), Is.InRange(0, outcome.Output.IndexOf("STOP:", StringComparison.Ordinal)));
        Assert.That(outcome.Output.Split("There is no terminal to answer on"), Has.Length.EqualTo(2));
        Assert.That(_workshop.Calls, Is.Empty);
    }

    [Test]
    public void Another_commit_at_boot_than_the_one_that_was_written_is_not_verified()
    {
        _workshop.PlugIn();
        _workshop.Nanoff();
        _workshop.Boot.Printed = ["nanoStim 0.1.0 (ffffffffffff)", "limits 3A02C4BC"];

        Outcome outcome = Outcome.OfFlash(_workshop, "--yes");

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NotVerified));
        Assert.That(outcome.Error, Does.Contain("commit ffffffffffff, and commit 0123456789ab was written"));
    }

    [Test]
    public void Board_that_prints_nothing_at_boot_is_told_as_that()
    {
        _workshop.PlugIn();
        _workshop.Nanoff();
        _workshop.Boot.Printed = [];
        Outcome silent = Outcome.OfFlash(_workshop, "--yes");
        _workshop.Boot.Printed = null;
        Outcome busy = Outcome.OfFlash(_workshop, "--yes");

        Assert.That(silent.ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(silent.Output, Does.Contain("the board printed none"));
        Assert.That(busy.ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(busy.Output, Does.Contain("Identity at boot: not read (The port is in use)"));
    }

    [TestCase("update", "half written", new string[0])]
    [TestCase("deploy", "no whole application", new[] { "--app-only" })]
    public void Board_that_disappears_midway_is_flashed_by_a_second_try(string step, string state, string[] second)
    {
        string port = _workshop.PlugIn();
        string gone = $"printf 'Writing at 0x001E0000 [==>  ]  40.0%%\r'; rm '{port}'; echo 'Error E4000: port closed'; exit 160";
        _workshop.Nanoff(update: step == "update" ? gone : null, deploy: step == "deploy" ? gone : null);

        Outcome first = Outcome.OfFlash(_workshop, "--yes");
        Outcome without = Outcome.OfFlash(_workshop, ["--yes", "--port", port]);
        File.WriteAllText(port, "");
        _workshop.Nanoff();
        Outcome again = Outcome.OfFlash(_workshop, ["--yes", .. second]);

        Assert.That(first.ExitCode, Is.EqualTo(ExitCode.FlashFailed));
        Assert.That(first.Error, Does.Contain("disappeared from USB").And.Contain(state));
        Assert.That(without.ExitCode, Is.EqualTo(ExitCode.NoDevice), without.Error);
        Assert.That(again.ExitCode, Is.EqualTo(ExitCode.Done), again.Error);
        Assert.That(again.Output, Does.Contain("Identity at boot: nanoStim 0.1.0, commit 0123456789ab"));
    }

    [Test]
    public void Commands_of_a_dry_run_work_when_they_are_copied()
    {
        _workshop.Nanoff();
        string port = _workshop.File("dev/my board's $PORT");
        File.WriteAllText(port, "");

        Outcome dry = Outcome.OfFlash(_workshop, "--port", port, "--dry-run");
        File.WriteAllText(_workshop.File("copied.sh"), dry.Output);
        using Process shell = Process.Start("/bin/sh", ["-e", _workshop.File("copied.sh")]);
        shell.WaitForExit();
        string[] copied = [.. _workshop.Calls];
        File.Delete(_workshop.File("calls"));
        Outcome real = Outcome.OfFlash(_workshop, "--port", port, "--yes");

        Assert.That(dry.ExitCode, Is.EqualTo(ExitCode.Done), dry.Error);
        Assert.That(shell.ExitCode, Is.Zero);
        Assert.That(copied, Has.Length.EqualTo(4));
        Assert.That(copied, Has.All.Contains(port));
        Assert.That(real.ExitCode, Is.EqualTo(ExitCode.Done), real.Error);
        Assert.That(_workshop.Calls, Is.EqualTo(copied), "what is shown is what is done");
        Assert.That(DeploymentArea.Load(File.ReadAllBytes(_workshop.File("written"))), Has.Count.EqualTo(Build.Files.Count));
    }

    [Test]
    public void Windows_commands_are_quoted_for_PowerShell()
    {
        FlashStep step = FlashStep.Deploy("COM3", @"C:\Users\O'Hara\My Files\x.bin", 0x1E0000);

        Assert.That(step.CommandLine(@"C:\Program Files\nanoff.exe", OperatingSystemKind.Windows), Does.StartWith(@"& 'C:\Program Files\nanoff.exe' --target").And.Contain(@"'C:\Users\O''Hara\My Files\x.bin'"));
    }

    [Test]
    public void Doctor_shows_commit_and_checksum_of_the_newest_build()
    {
        string sha256 = ImageFiles.Load([_build]).Record.Sha256;

        Assert.That(Outcome.OfDoctor(_workshop).Output, Does.Contain($"commit 0123456789ab, SHA-256 {sha256}"));
    }

    [Test]
    public void Stand_in_refuses_what_nanoff_refuses()
    {
        _workshop.Nanoff();
        string port = _workshop.PlugIn();
        foreach ((string words, int code) in new[] { ("--nosuch", 9000), ($"--serialport {port} --target ESP32_REV3 --deploy --image /nosuch --address 0x1", 9008), ($"--serialport {port} --deploy --image {_workshop.File("nanoStim.sln")} --address 1E0000", 9009), ("--serialport /nosuch --update", 6000) })
        {
            using Process nanoff = Process.Start(new ProcessStartInfo(_workshop.File("bin/nanoff"), words.Split(' ')) { RedirectStandardOutput = true })!;
            nanoff.WaitForExit();
            Assert.That(nanoff.ExitCode, Is.EqualTo(code & 255), words);
        }
    }
}
