using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace NanoStim.Client.Tests;

/// <summary>An interpreter that has PyVISA.</summary>
internal static class Python
{
    private static readonly Lazy<string?> s_interpreter = new(Find);

    /// <summary>Runs a script; skips the test if there is no such interpreter.</summary>
    public static (int Code, string Text) Run(string folder, TimeSpan limit, params string[] arguments) => Run(folder, limit, [], arguments);

    /// <summary>As that, with variables of the environment.</summary>
    public static (int Code, string Text) Run(string folder, TimeSpan limit, KeyValuePair<string, string>[] environment, params string[] arguments)
    {
        if (s_interpreter.Value is not { } interpreter)
        {
            Assert.Ignore("no Python with pyvisa, pyvisa-py and pyserial; on Debian: apt-get install -y python3-pyvisa python3-pyvisa-py python3-serial");
            return default;
        }

        return Start(interpreter, folder, limit, environment, arguments);
    }

    private static string? Find() => new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(each =>
    {
        try
        {
            return Start(each, Path.GetTempPath(), TimeSpan.FromMinutes(1), [], "-c", "import pyvisa, pyvisa_py, serial").Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    private static (int Code, string Text) Start(string interpreter, string folder, TimeSpan limit, KeyValuePair<string, string>[] environment, params string[] arguments)
    {
        ProcessStartInfo start = new(interpreter, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONPATH"] = folder;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{interpreter} {string.Join(' ', arguments)} does not end");
        }

        return (process.ExitCode, output.Result + error.Result);
    }
}
