namespace NanoStim.Removal.Constants;

/// <summary>Plants one number after the other, and has a process of its own say which test notices it.</summary>
public sealed class NumberCampaign : IDisposable
{
    // NUnit keeps what it has seen of every assembly.
    private const int NumbersOfWorker = 100;

    // Of the processor, not of the clock on the wall: the machine may have other work. A planted number can make tests longer, and still end.
    private const int SlowerBy = 4;
    private static readonly TimeSpan s_firstRun = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(10);

    private readonly Func<WorkerProcess> _start;
    private readonly Dictionary<string, TimeSpan> _limits = new(StringComparer.Ordinal);
    private WorkerProcess? _worker;
    private int _asked;

    /// <summary>Prepares a campaign.</summary>
    /// <param name="command">Program and arguments that call <see cref="NumberTester.Serve"/> with their standard input and output.</param>
    public NumberCampaign(IReadOnlyList<string> command) => _start = () => new WorkerProcess(command);

    /// <summary>Plants a number and runs the tests.</summary>
    /// <exception cref="RemovalException">The tests fail without it.</exception>
    public NumberResult Run(PlantedNumber number)
    {
        TestedProject project = TestedProject.Of(number.File);
        if (!_limits.TryGetValue(project.Folder, out TimeSpan limit))
        {
            limit = _limits[project.Folder] = RunPlain(project);
        }

        if (_asked >= NumbersOfWorker)
        {
            EndWorker();
        }

        _worker ??= _start();

        // The first run of a worker also compiles the suites and itself.
        TimeSpan allowed = _asked == 0 ? limit + limit : limit;
        _asked++;
        (WorkerAnswer answer, string line) = _worker.Ask(number.Id, allowed);
        if (answer != WorkerAnswer.Line)
        {
            EndWorker();
            return answer == WorkerAnswer.Late
                ? new NumberResult(number.Id, NumberOutcome.TimedOut, $"no end in {allowed.TotalSeconds:0} s")
                : new NumberResult(number.Id, NumberOutcome.Noticed, "the process of the tests ended");
        }

        string[] parts = line.Split('\t', 2);
        return new NumberResult(number.Id, Enum.Parse<NumberOutcome>(parts[0]), parts[1]);
    }

    /// <inheritdoc/>
    public void Dispose() => EndWorker();

    private TimeSpan RunPlain(TestedProject project)
    {
        _worker ??= _start();
        (WorkerAnswer answer, string line) = _worker.Ask($"{NumberTester.Nothing} {project.Folder}", s_firstRun);
        if (answer != WorkerAnswer.Line || !line.StartsWith(nameof(NumberOutcome.Survived), StringComparison.Ordinal))
        {
            throw new RemovalException($"Without anything planted into {project.Folder} the tests do not pass: {line}. Correct this first; 'dotnet test' shows it.");
        }

        TimeSpan took = _worker.ProcessorTime;
        EndWorker();
        return s_least + (took * SlowerBy);
    }

    private void EndWorker()
    {
        _worker?.Dispose();
        _worker = null;
        _asked = 0;
    }
}
