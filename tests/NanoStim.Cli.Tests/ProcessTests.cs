using System.Runtime.Versioning;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>A file under its final name is whole, however the run that wrote it ended.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class ProcessTests
{
    private const string Short = "run --mode ms --duration 2s";
    private const string Long = "run --mode ems --frequency 100Hz --duration 30min";
    private const string Middle = "run --mode ems --frequency 100Hz --duration 8min";

    private static readonly string[] s_names = ["session.json", "capture.csv", "capture.svg"];

    [TestCase("INT", ExitCode.Interrupted)]
    [TestCase("TERM", ExitCode.Terminated)]
    [TestCase("HUP", ExitCode.HungUp)]
    [TestCase("KILL", 137)]
    public void A_run_that_is_ended_midway_leaves_the_files_of_the_one_before(string signal, int code)
    {
        using TemporaryFolder folder = new();
        Assert.That(Invocation.Of($"{Short} --out {folder.Root} --memory {folder.File("device.json")}").ExitCode, Is.Zero);
        string[] before = Contents(folder);

        using ChildProcess run = ChildProcess.Start($"{Long} --out {folder.Root} --memory {folder.File("device.json")}");
        run.WaitForCapture(folder.Root);
        run.Signal(signal);
        Invocation ended = run.End();

        Assert.That(ended.ExitCode, Is.EqualTo(code), ended.Error);
        Assert.That(Contents(folder), Is.EqualTo(before));
        Assert.That(Parts(folder.Root).Length, signal == "KILL" ? Is.GreaterThan(0) : Is.Zero);
        if (signal != "KILL")
        {
            Assert.That(ended.Error, Does.Contain("interrupted"));
        }

        // The locks have ended with the process; what it left is cleared away.
        Assert.That(Invocation.Of($"{Short} --out {folder.Root}").ExitCode, Is.Zero);
        Assert.That(Parts(folder.Root).Where(part => part.Contains("capture", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_run_that_is_ended_midway_in_a_new_folder_leaves_nothing_in_it()
    {
        using TemporaryFolder folder = new();
        string to = folder.File("out");

        using ChildProcess run = ChildProcess.Start($"{Long} --out {to}");
        run.WaitForCapture(to);
        run.Signal("TERM");

        Assert.That(run.End().ExitCode, Is.EqualTo(ExitCode.Terminated));
        Assert.That(Directory.EnumerateFiles(to).Select(Path.GetFileName), Is.EqualTo(new[] { ".nanostim.lock" }));
    }

    [Test]
    public void A_report_that_is_ended_midway_leaves_whole_captures_and_no_report()
    {
        using TemporaryFolder folder = new();
        string captures = folder.File("captures");

        using ChildProcess report = ChildProcess.Start($"report --out {folder.Root}");
        SpinWait.SpinUntil(() => Directory.Exists(captures) && Directory.EnumerateFiles(captures, "*.csv").Any(), TimeSpan.FromMinutes(2));
        report.Signal("TERM");

        Assert.That(report.End().ExitCode, Is.EqualTo(ExitCode.Terminated));
        Assert.That(Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Select(Path.GetExtension), Is.All.EqualTo(".csv"));
        Assert.That(Directory.EnumerateFiles(captures).Select(File.ReadAllText), Is.All.EndsWith("\n"));
    }

    [Test]
    public void The_second_of_two_runs_into_one_folder_or_memory_is_refused_and_the_first_one_is_whole()
    {
        using TemporaryFolder folder = new();
        string memory = folder.File("device.json");
        using ChildProcess first = ChildProcess.Start($"{Middle} --out {folder.Root} --memory {memory}");
        first.WaitForCapture(folder.Root);

        Invocation folderToo = Invocation.Of($"{Short} --out {folder.Root}");
        Invocation memoryToo = Invocation.Of($"{Short} --memory {memory}");
        Invocation whole = first.End();

        Assert.That(folderToo.ExitCode, Is.EqualTo(ExitCode.FileUnavailable));
        Assert.That(folderToo.Error, Does.Contain("--out").And.Contain("in use by another run"));
        Assert.That(memoryToo.ExitCode, Is.EqualTo(ExitCode.FileUnavailable));
        Assert.That(memoryToo.Error, Does.Contain("--memory").And.Contain("in use by another run"));
        Assert.That(whole.ExitCode, Is.Zero, whole.Error);
        Assert.That(new Capture(folder.File("capture.csv")).Seconds, Is.Ordered.Ascending);
        Assert.That(Invocation.Of($"{Short} --out {folder.Root} --memory {memory}").ExitCode, Is.Zero);
    }

    [Test]
    public void Four_sessions_at_once_give_one_device_no_more_time_than_those_that_ran()
    {
        using TemporaryFolder folder = new();
        string memory = folder.File("device.json");
        string command = $"run --program ms-two-stage --memory {memory}";

        ChildProcess[] runs = [.. Enumerable.Range(0, 4).Select(_ => ChildProcess.Start(command))];
        int[] codes = [.. runs.Select(run => run.End().ExitCode)];
        foreach (ChildProcess run in runs)
        {
            run.Dispose();
        }

        // Half an hour each: two fill the hour of a day, in whatever order they came.
        int ran = codes.Count(code => code == ExitCode.Done);
        Assert.That(codes, Is.All.AnyOf(ExitCode.Done, ExitCode.FileUnavailable, ExitCode.WrongUsage));
        Assert.That(ran, Is.InRange(1, 2));
        int more = Enumerable.Range(0, 2).Count(_ => Invocation.Of(command).ExitCode == ExitCode.Done);
        Assert.That(ran + more, Is.EqualTo(2));
    }

    [Test]
    public void A_full_disk_leaves_nothing_and_keeps_what_was_there()
    {
        using TemporaryFolder folder = new();
        Invocation mounted = ChildProcess.Shell($"mount -t tmpfs -o size=96k tmpfs {folder.Root}");
        Assume.That(mounted.ExitCode, Is.Zero, "a small file system needs the right to mount one");
        try
        {
            string kept = folder.File("session.json");
            File.WriteAllText(kept, "{}");

            Invocation run = ChildProcess.Shell($"{ChildProcess.Words} run --mode ems --duration 20s --out {folder.Root}");

            Assert.That(run.ExitCode, Is.EqualTo(ExitCode.FileUnavailable), run.Error);
            Assert.That(run.Error, Does.Contain("No space left").And.Not.Contain("   at "));
            Assert.That(File.ReadAllText(kept), Is.EqualTo("{}"));
            Assert.That(Directory.EnumerateFiles(folder.Root).Select(Path.GetFileName), Is.EquivalentTo(new[] { ".nanostim.lock", "session.json" }));
        }
        finally
        {
            ChildProcess.Shell($"umount {folder.Root}");
        }
    }

    [Test]
    public void Output_that_is_full_or_closed_ends_without_a_stack_trace()
    {
        using TemporaryFolder folder = new();
        Invocation full = ChildProcess.Shell($"{ChildProcess.Words} list > /dev/full");
        Invocation closed = ChildProcess.Shell($"{ChildProcess.Words} {Short} --out {folder.Root} >&-");
        Invocation cut = ChildProcess.Shell($"{ChildProcess.Words} list | head -n 1; exit ${{PIPESTATUS[0]}}");

        Assert.That(full.ExitCode, Is.EqualTo(ExitCode.FileUnavailable));
        Assert.That(full.Error, Does.Contain("No space left").And.Not.Contain("   at "));
        Assert.That(closed.ExitCode, Is.EqualTo(ExitCode.FileUnavailable).Or.Zero, closed.Error);
        Assert.That(closed.Error, Does.Not.Contain("   at "));
        Assert.That(Parts(folder.Root), Is.Empty);
        Assert.That(cut.ExitCode, Is.Zero, "nobody reads the rest");
    }

    [Test]
    public void Cursor_is_back_after_Ctrl_C_on_a_terminal()
    {
        Assume.That(File.Exists("/usr/bin/script"), "script gives a terminal");
        using TemporaryFolder folder = new();
        string to = folder.File("out");

        // The line discipline of the terminal makes a signal of the character; only this process is on it.
        string line = $"(while [ -z \"$(find {to} -name 'capture.csv.*.part' -size +0 2>/dev/null)\" ]; do sleep 0.1; done; sleep 0.5; printf '\\003'; sleep 3) | TERM=xterm script -qec \"{ChildProcess.Words} {Long} --out {to}\" /dev/null";
        Invocation ended = ChildProcess.Shell(line);

        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.Interrupted), ended.Output);
        Assert.That(ended.Output, Does.Contain("\u001b[?25l"), "progress hides the cursor");
        Assert.That(ended.Output.LastIndexOf("\u001b[?25h", StringComparison.Ordinal), Is.GreaterThan(ended.Output.LastIndexOf("\u001b[?25l", StringComparison.Ordinal)));
    }

    private static string[] Contents(TemporaryFolder folder) =>
        [.. s_names.Append("device.json").Select(name => File.ReadAllText(folder.File(name)))];

    private static string[] Parts(string folder) => [.. Directory.EnumerateFiles(folder, "*.part")];
}
