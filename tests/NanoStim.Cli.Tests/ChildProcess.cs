using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace NanoStim.Cli.Tests;

/// <summary>nanostim in a process of its own, for what cannot be tested within one: signals, a full disk, a closed output.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ChildProcess(string file, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The words that start nanostim in a shell.</summary>
    public static string Words => $"dotnet '{Path.Combine(AppContext.BaseDirectory, "nanostim.dll")}'";

    /// <summary>Starts a command; its words are separated by blanks.</summary>
    public static ChildProcess Start(string command) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "nanostim.dll"), .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>Runs a line of the shell to its end.</summary>
    public static Invocation Shell(string line)
    {
        using ChildProcess shell = new("/bin/bash", ["-c", line]);
        return shell.End();
    }

    /// <summary>Waits until a session is under way: until its capture grows in its folder.</summary>
    public void WaitForCapture(string folder)
    {
        Stopwatch waiting = Stopwatch.StartNew();
        while (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "capture.csv.*.part").Any(part => new FileInfo(part).Length > 0))
        {
            Assert.That(_process.HasExited, Is.False, "ended before it was under way");
            Assert.That(waiting.Elapsed, Is.LessThan(s_patience));
            Thread.Sleep(20);
        }
    }

    /// <summary>Sends a signal: INT, TERM, KILL.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    public Invocation End()
    {
        if (!_process.WaitForExit(s_patience))
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail("does not end");
        }

        return new Invocation(_process.ExitCode, _output.Result, _error.Result);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
