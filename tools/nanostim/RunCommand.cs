using System.CommandLine;
using NanoStim.Cli.Files;
using NanoStim.Cli.Options;
using NanoStim.VirtualBench;

namespace NanoStim.Cli;

/// <summary>nanostim run: gives a treatment on the virtual bench and shows what the load received.</summary>
internal sealed class RunCommand : Command
{
    // Ten years: far beyond the 24 hours that the device remembers.
    private const int MaxHoursOff = 87_600;

    private readonly ChoiceOption _mode = new("--mode", "Technique: ms (microcurrent) or ems.", "a mode", "ms", "ems");
    private readonly ChoiceOption _program = new("--program", "Program by name (see 'nanostim list'); without it, a continuous pulse train.", "a program", [.. Catalogues.Programs.Select(program => program.Name)]);

    private readonly QuantityOption _intensity = new("--intensity", Quantity.Current, "Peak current, with its unit: 200uA, 20mA.") { HelpName = "CURRENT" };
    private readonly QuantityOption _frequency = new("--frequency", Quantity.Frequency, "Pulses a second, with its unit: 10Hz.") { HelpName = "FREQUENCY" };
    private readonly QuantityOption _phaseWidth = new("--phase-width", Quantity.PhaseWidth, "Width of a phase, with its unit: 250us.") { HelpName = "TIME" };
    private readonly QuantityOption _duration = new("--duration", Quantity.Time, "Length of the session, with its unit: 20s.") { HelpName = "TIME" };
    private readonly LoadOption _load = new();
    private readonly FaultOption _faults = new();
    private readonly LoadChangeOption _loadChanges = new();
    private readonly QuantityOption _pause = new("--pause", Quantity.Time, "When MODE is pressed, from power-up; it is pressed again 1.5 s later.") { HelpName = "TIME" };
    private readonly QuantityOption _stepTime = new("--step-time", Quantity.ShortTime, "What the interpreter takes for a step (default 3ms).") { HelpName = "TIME" };
    private readonly QuantityOption _jitter = new("--jitter", Quantity.ShortTime, "A step takes up to this much longer (default 1ms).") { HelpName = "TIME" };
    private readonly QuantityOption _collection = new("--collection", Quantity.ShortTime, "What a garbage collection takes, once in 300 steps (default 6ms).") { HelpName = "TIME" };
    private readonly PathOption _memory = new("--memory", "File with the device's memory and clock, kept for the next run: time given counts for 24 hours.", "FILE");
    private readonly WholeNumberOption _hoursOff = new("--hours-off", "How long the device of --memory was off before this run.", 0, 0, MaxHoursOff);
    private readonly WholeNumberOption _seed = new("--seed", "Seed of all randomness: the same seed gives the same session.", 1, int.MinValue + 1);
    private readonly PathOption _out = new("--out", "Folder for session.json, capture.csv and capture.svg.", "FOLDER");
    private readonly Option<bool> _json = new("--json") { Description = "Print session.json instead of the summary." };

    public RunCommand()
        : base("run", "Give a treatment on the virtual bench. Without options: a short demonstration of both modes, with a picture.")
    {
        foreach (Option option in new Option[] { _mode, _program, _intensity, _frequency, _phaseWidth, _load, _loadChanges, _duration, _pause, _faults, _stepTime, _jitter, _collection, _memory, _hoursOff, _seed, _out, _json })
        {
            Add(option);
        }

        SetAction(parsed => Run(parsed));
    }

    private int Run(ParseResult parsed)
    {
        if (IsGiven(parsed, _hoursOff) && !IsGiven(parsed, _memory))
        {
            throw new UsageException("--hours-off says how long the device of --memory was off; write --memory FILE, too.");
        }

        bool isDemo = !IsGiven(parsed, _mode, _program, _intensity, _frequency, _phaseWidth, _load, _loadChanges, _duration, _pause, _faults, _stepTime, _jitter, _collection, _memory);
        string? folder = parsed.GetValue(_out) ?? (isDemo ? Demonstration.Folder : null);
        int seed = parsed.GetValue(_seed);
        SessionRequest[] requests = isDemo ? Demonstration.Requests(seed) : [Wish(parsed).ToRequest()];

        // What another run uses, or what cannot be written, is found before the session begins.
        using ExclusiveUse? outUse = folder is null ? null : ExclusiveUse.OfFolder("--out", folder);
        using BackupMemoryFile? memory = parsed.GetValue(_memory) is { } path ? new BackupMemoryFile(path, parsed.GetValue(_hoursOff)) : null;
        if (memory is not null)
        {
            requests[0] = requests[0] with { BackupMemory = memory.Memory };
        }

        using SessionReport report = new(requests, folder is null ? null : new DirectoryInfo(folder), ConsoleFactory.For(parsed));
        try
        {
            return parsed.GetValue(_json) ? report.RunToJson(parsed.InvocationConfiguration.Output) : report.RunToTable();
        }
        finally
        {
            // A start that was refused has let time pass, too.
            memory?.Save();
        }
    }

    private SessionWish Wish(ParseResult parsed) => new()
    {
        Mode = parsed.GetValue(_mode),
        Program = parsed.GetValue(_program),
        IntensityMicroAmps = parsed.GetValue(_intensity),
        FrequencyMilliHertz = parsed.GetValue(_frequency),
        PhaseWidthMicros = parsed.GetValue(_phaseWidth),
        DurationMillis = parsed.GetValue(_duration),
        Load = parsed.GetValue(_load),
        LoadChanges = parsed.GetValue(_loadChanges) ?? [],
        Faults = parsed.GetValue(_faults) ?? [],
        PauseMillis = parsed.GetValue(_pause) ?? 0,
        Timing = Timing(parsed),
        Seed = parsed.GetValue(_seed),
    };

    private LoopTiming Timing(ParseResult parsed)
    {
        LoopTiming usual = new();
        return usual with
        {
            StepMicros = parsed.GetValue(_stepTime) ?? usual.StepMicros,
            JitterMicros = parsed.GetValue(_jitter) ?? usual.JitterMicros,
            CollectionMicros = parsed.GetValue(_collection) ?? usual.CollectionMicros,
        };
    }

    private static bool IsGiven(ParseResult parsed, params Option[] options) =>
        options.Any(option => parsed.GetResult(option) is { Implicit: false });
}
