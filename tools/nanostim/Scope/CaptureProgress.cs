using NanoStim.Scope.Measuring;
using Spectre.Console;

namespace NanoStim.Cli.Scope;

/// <summary>Reads a capture with a progress bar, where the file is long and somebody is looking.</summary>
internal static class CaptureProgress
{
    // Shorter ones are over before a bar could be seen.
    private const long LongBytes = 20_000_000;

    public static T Run<T>(IAnsiConsole console, string path, Func<Action<double>?, T> work)
    {
        FileInfo file = new(path);
        if (!console.Profile.Capabilities.Interactive || !file.Exists || file.Length < LongBytes)
        {
            return work(null);
        }

        return console.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(file.Name), maxValue: 1);
            return work(done => task.Value = done);
        });
    }

    /// <summary>Measures a file, with progress.</summary>
    /// <exception cref="UsageException">An option does not fit the file.</exception>
    public static CaptureMeasurement Measure(IAnsiConsole console, string path, MeasureOptions options)
    {
        try
        {
            return Run(console, path, report => CaptureMeasurer.Measure(path, options, report));
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"{path}: {wrong.Message}");
        }
    }
}
