using System.Diagnostics;

namespace NanoStim.Tool.Tests;

/// <summary>A program that has run to its end.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a program.</summary>
    public static Finished Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Finished(process.ExitCode, output, error.Result);
    }

    /// <summary>All that the program has printed.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
