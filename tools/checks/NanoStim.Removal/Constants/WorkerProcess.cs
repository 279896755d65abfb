using System.Diagnostics;

namespace NanoStim.Removal.Constants;

/// <summary>A process that is asked a line and answers with a line.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    // A process that waits for something that does not come uses no processor.
    private const int WallFactor = 30;

    private readonly Process _process;

    internal WorkerProcess(IReadOnlyList<string> command)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // Every planted number is compiled and runs once: quick code is cheaper than good code.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start) ?? throw new RemovalException($"'{command[0]}' cannot be started.");
    }

    /// <summary>Of the processor, since the start.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? TimeSpan.MaxValue : _process.TotalProcessorTime;
        }
    }

    /// <summary>Asks.</summary>
    /// <param name="question">A line.</param>
    /// <param name="limit">Of the processor.</param>
    internal (WorkerAnswer Answer, string Line) Ask(string question, TimeSpan limit)
    {
        TimeSpan before = ProcessorTime;
        Stopwatch wall = Stopwatch.StartNew();
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        Task<string?> answer = _process.StandardOutput.ReadLineAsync();
        while (!answer.Wait(s_look))
        {
            if (_process.HasExited)
            {
                break;
            }

            if (ProcessorTime - before > limit || wall.Elapsed > limit * WallFactor)
            {
                return (WorkerAnswer.Late, "");
            }
        }

        return answer.Result is { } line ? (WorkerAnswer.Line, line) : (WorkerAnswer.Ended, "");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
