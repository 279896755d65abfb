using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NanoStim.Removal;

/// <summary>Runs a program to its end, or for a given time.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program in a folder.</summary>
    /// <returns>Its exit code and all that it has printed; null for the code where it was ended because its time was over.</returns>
    public static (int? ExitCode, string Output) Run(string folder, TimeSpan limit, params IEnumerable<string> command)
    {
        string[] words = [.. command];
        ProcessStartInfo start = new(words[0], words[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // A node that stays would hold the pipe of the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        StringBuilder output = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new RemovalException($"'{words[0]}' cannot be started: {missing.Message}. Install it, then try again.", missing);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            return (null, Text(output));
        }

        process.WaitForExit();
        return (process.ExitCode, Text(output));
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.Append(line).Append('\n');
            }
        }
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
