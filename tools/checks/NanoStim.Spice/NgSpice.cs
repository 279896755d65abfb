using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoStim.Spice;

/// <summary>Runs decks with ngspice, each in a folder of its own, with a time limit.</summary>
public sealed partial class NgSpice
{
    /// <summary>What to do on a machine without ngspice.</summary>
    public const string InstallHint = "ngspice is missing; install it with: apt-get install -y ngspice";

    // A deck takes 0.03 to 3 s of processor time; one that does not converge would never end.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(180);

    // The versions with which the studies are run; what has run with which is in hardware/README.md.
    private static readonly string[] Supported = ["39", "46"];

    // Tried in turn when a run gives up: at the step of a digital edge, or without an operating point.
    private static readonly string[] FallbackOptions = ["", "method=gear gmin=1e-11", "cshunt=1e-13 reltol=3e-4", "reltol=3e-3 method=gear cshunt=1e-13 gmin=1e-10"];

    private readonly string _program;

    private NgSpice(string program)
    {
        _program = program;
        Version = ReadVersion();
    }

    /// <summary>The version that the program names, such as 39; null if it names none.</summary>
    public string? Version { get; }

    /// <summary>A warning that names the version, if the studies have not been run with it; null for a supported one.</summary>
    public string? VersionWarning => Array.Exists(Supported, one => one == Version)
        ? null
        : $"Warning: this is ngspice {Version ?? "of unknown version"}; the studies are run with {string.Join(" and ", Supported)}. "
            + "Figures near their limits may differ.";

    /// <summary>ngspice at that path.</summary>
    /// <exception cref="SpiceException">It does not start.</exception>
    public static NgSpice At(string program) => new(program);

    /// <summary>ngspice on the search path; null if there is none.</summary>
    public static NgSpice? Find()
    {
        string file = OperatingSystem.IsWindows() ? "ngspice_con.exe" : "ngspice";
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string? found = folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        return found is null ? null : new NgSpice(found);
    }

    /// <summary>Runs a deck and reads its <c>RESULT name value</c> lines.</summary>
    /// <exception cref="SpiceException">The simulation did not run to its end, with any of the fallback options.</exception>
    public SpiceResult Run(SpiceDeck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        string output = "";
        foreach (string options in FallbackOptions)
        {
            string folder = Directory.CreateTempSubdirectory("nanostim-spice-").FullName;
            try
            {
                string file = deck.Write(folder, options);
                output = RunFile(file, Path.GetDirectoryName(file)!);
                if (!GaveUp(output))
                {
                    return new SpiceResult(deck.Name, Parse(output), ReadTable(Path.Combine(Path.GetDirectoryName(file)!, "waveform.out")));
                }
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        throw new SpiceException($"Deck '{deck.Name}' did not run to its end with ngspice {Version ?? "of unknown version"}: {Complaint(output)}");
    }

    /// <summary>Runs decks two at a time and gives the results in the order of the decks.</summary>
    public SpiceResult[] RunAll(IReadOnlyList<SpiceDeck> decks)
    {
        ArgumentNullException.ThrowIfNull(decks);
        SpiceResult[] results = new SpiceResult[decks.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, decks.Count, options, i => results[i] = Run(decks[i]));
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<SpiceException>().FirstOrDefault() is SpiceException first)
        {
            // One clear message, instead of an exception that holds exceptions and that nobody catches.
            throw new SpiceException(first.Message);
        }

        return results;
    }

    /// <summary>Runs decks as <see cref="RunAll"/>, with null for one that did not run to its end.</summary>
    public SpiceResult?[] TryRunAll(IReadOnlyList<SpiceDeck> decks)
    {
        ArgumentNullException.ThrowIfNull(decks);
        SpiceResult?[] results = new SpiceResult?[decks.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, decks.Count, options, i =>
        {
            try
            {
                results[i] = Run(decks[i]);
            }
            catch (SpiceException)
            {
                results[i] = null;
            }
        });
        return results;
    }

    private static bool GaveUp(string output) =>
        output.Contains("Timestep too small", StringComparison.OrdinalIgnoreCase)
        || output.Contains("aborted", StringComparison.OrdinalIgnoreCase)
        || output.Contains("no such vector", StringComparison.OrdinalIgnoreCase)
        || output.Contains("fatal", StringComparison.OrdinalIgnoreCase)
        || !output.Contains("ngspice-", StringComparison.Ordinal);

    // ngspice says what is wrong first, and that it gives up last.
    private static string Complaint(string output)
    {
        string[] lines = [.. output.Split('\n', '\r').Where(
            line => line.Contains("error", StringComparison.OrdinalIgnoreCase) || line.Contains("small", StringComparison.Ordinal)
                || line.Contains("aborted", StringComparison.Ordinal)).Take(3)];
        return lines.Length > 0 ? string.Join(" / ", lines) : "it printed nothing that a simulation prints.";
    }

    private static Dictionary<string, double> Parse(string output)
    {
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        foreach (string line in output.Split('\n', '\r'))
        {
            // Progress output may stand before it on the same line.
            int start = line.IndexOf("RESULT ", StringComparison.Ordinal);
            string[] words = start < 0 ? [] : line[start..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 3 && double.TryParse(words[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                values[words[1]] = value;
            }
        }

        return values;
    }

    private static double[][] ReadTable(string file) => File.Exists(file)
        ? [.. File.ReadLines(file).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray())]
        : [];

    private static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : throw new SpiceException($"ngspice wrote '{word}' where a number belongs.");

    [GeneratedRegex(@"ngspice-(\d+)")]
    private static partial Regex VersionPattern();

    private string? ReadVersion()
    {
        Match found = VersionPattern().Match(Start(["--version"], Path.GetTempPath()));
        return found.Success ? found.Groups[1].Value : null;
    }

    private string RunFile(string file, string folder) => Start(["-b", Path.GetFileName(file)], folder);

    private string Start(string[] arguments, string folder)
    {
        ProcessStartInfo start = new(_program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Each run is one thread; several run side by side.
        start.Environment["OMP_NUM_THREADS"] = "1";
        try
        {
            using Process process = Process.Start(start) ?? throw new SpiceException($"{_program} did not start.");
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(TimeLimit))
            {
                process.Kill(true);
                process.WaitForExit();
                return "aborted: took longer than " + TimeLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture) + " s";
            }

            // A program that is ended by a signal has an exit code of 128 and more, and may have printed half of its results.
            string text = output.Result + "\n" + error.Result;
            return process.ExitCode >= 128 ? text + $"\naborted: exit code {process.ExitCode}" : text;
        }
        catch (Win32Exception problem)
        {
            throw new SpiceException($"{_program} did not start: {problem.Message}");
        }
    }
}
