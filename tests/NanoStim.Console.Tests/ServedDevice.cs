using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace NanoStim.Console.Tests;

/// <summary>nanostim serve in a process of its own, on ports that were free.</summary>
internal sealed class ServedDevice : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ServedDevice(Process process)
    {
        _process = process;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            string last = line[(line.LastIndexOfAny([' ', ':']) + 1)..];
            if (line.StartsWith("pseudo-terminal", StringComparison.Ordinal))
            {
                Terminal = last;
            }
            else if (line.StartsWith("tests", StringComparison.Ordinal))
            {
                TestPort = int.Parse(last, CultureInfo.InvariantCulture);
            }
            else
            {
                Port = int.Parse(last, CultureInfo.InvariantCulture);
                return;
            }
        }

        Assert.Fail("serve has ended: " + process.StandardError.ReadToEnd());
    }

    public int Port { get; }

    public int TestPort { get; }

    public string Terminal { get; } = "";

    public static ServedDevice Start(string options)
    {
        string[] words = [Path.Combine(AppContext.BaseDirectory, "nanostim.dll"), "serve", "--port", "0", "--test-port", "0", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return new ServedDevice(Process.Start(new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Connects to the console, or to another port.</summary>
    public ServedClient Connect(int port = 0) => new(port == 0 ? Port : port);

    /// <summary>Runs the script that drives the device with PyVISA; skips the test where that is missing.</summary>
    public void DriveWithPyVisa(string resource)
    {
        if (!File.Exists(Python) || RunPython("-c", "import pyvisa, pyvisa_py, serial").Code != 0)
        {
            Assert.Ignore("PyVISA is missing: apt-get install python3-pyvisa python3-pyvisa-py python3-serial");
        }

        (int code, string text) = RunPython(Path.Combine(AppContext.BaseDirectory, "instrument.py"), resource, TestPort.ToString(CultureInfo.InvariantCulture));
        Assert.That(code, Is.Zero, text);
        Assert.That(text, Does.EndWith("passed\n"));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static (int Code, string Text) RunPython(params string[] words)
    {
        using Process python = Process.Start(new ProcessStartInfo(Python, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = python.StandardError.ReadToEndAsync();
        string text = python.StandardOutput.ReadToEnd();
        if (!python.WaitForExit(s_patience))
        {
            python.Kill();
        }

        return (python.ExitCode, errors.Result + text);
    }
}
