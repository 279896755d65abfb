using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NanoStim.Flashing.Nanoff;

/// <summary>A command that was run.</summary>
/// <param name="ExitCode">What the system reports; <see cref="NotStarted"/> if it could not be started.</param>
/// <param name="Output">What it printed, on both channels; empty if it printed to the terminal itself.</param>
public sealed record ToolRun(int ExitCode, string Output)
{
    /// <summary>No exit code: the command could not be started.</summary>
    public const int NotStarted = -1;

    /// <summary>Runs a command, and reads what it prints.</summary>
    /// <param name="file">The command.</param>
    /// <param name="arguments">Its words.</param>
    /// <param name="line">
    /// Gets each line as it is there. A carriage return ends a line too: that is how progress is drawn.
    /// </param>
    public static ToolRun Captured(string file, IReadOnlyList<string> arguments, Action<string> line)
    {
        StringBuilder output = new();
        object gate = new();
        return Run(file, arguments, captured: true, process =>
        {
            Task errors = Task.Run(() => Pump(process.StandardError, Take));
            Pump(process.StandardOutput, Take);
            errors.Wait();
        }) is { } exitCode
            ? new ToolRun(exitCode, output.ToString())
            : new ToolRun(NotStarted, "");

        void Take(string text)
        {
            lock (gate)
            {
                output.Append(text).Append('\n');
                line(text);
            }
        }
    }

    /// <summary>Runs a command that prints to the terminal itself.</summary>
    public static ToolRun OnTerminal(string file, IReadOnlyList<string> arguments) =>
        new(Run(file, arguments, captured: false, _ => { }) ?? NotStarted, "");

    private static int? Run(string file, IReadOnlyList<string> arguments, bool captured, Action<Process> meanwhile)
    {
        ProcessStartInfo start = new(file, arguments) { UseShellExecute = false, RedirectStandardOutput = captured, RedirectStandardError = captured, RedirectStandardInput = captured };

        // nanoff is built for .NET 8; without this it does not start where there is only a newer one.
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        try
        {
            using Process process = Process.Start(start)!;
            if (captured)
            {
                process.StandardInput.Close();
            }

            meanwhile(process);
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Pump(StreamReader from, Action<string> take)
    {
        StringBuilder line = new();
        char[] buffer = new char[256];
        for (int read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            foreach (char each in buffer.AsSpan(0, read))
            {
                if (each is not ('\r' or '\n'))
                {
                    line.Append(each);
                }
                else if (line.Length > 0)
                {
                    take(line.ToString().TrimEnd());
                    line.Clear();
                }
            }
        }

        if (line.Length > 0)
        {
            take(line.ToString().TrimEnd());
        }
    }
}
