using System.CommandLine;
using NanoStim.Cli.Check;
using NanoStim.Cli.Files;
using NanoStim.Cli.Flash;
using NanoStim.Cli.Parsing;
using NanoStim.Cli.Remote;
using NanoStim.Client;
using NanoStim.Flashing;
using NanoStim.VirtualBench;

namespace NanoStim.Cli;

/// <summary>The command line as a function.</summary>
public static class CommandLine
{
    // Set to anything, it shows where a defect is.
    private const string TraceVariable = "NANOSTIM_STACK_TRACE";

    // A word that begins with @ is a word like any other, and no file with more words.
    private static readonly ParserConfiguration s_parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Carries out a command.</summary>
    /// <param name="args">The words after <c>nanostim</c>.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes what is wrong, and what to write instead.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error) => Run(FlashBench.Current(), args, output, error);

    /// <summary>Carries out a command on a certain computer.</summary>
    internal static int Run(FlashBench bench, IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        try
        {
            ParseResult parsed = Root(bench, args).Parse(args, s_parser);
            if (parsed.Errors.Count > 0 || ParseRefusal.HasUnknownOption(parsed))
            {
                // What was meant may be any of the commands.
                ParseRefusal.Write(Root(bench, []).Parse(args, s_parser), error);
                return ExitCode.WrongUsage;
            }

            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception failed)
        {
            return Told(failed, error);
        }
    }

    /// <summary>The command that the first word names, or all where it names none: to make one takes a hundredth of a second.</summary>
    internal static RootCommand Root(FlashBench bench, IReadOnlyList<string> args)
    {
        (string Name, Func<Command> Make)[] all =
        [
            ("run", () => new RunCommand()),
            ("list", () => new ListCommand()),
            ("scope", () => new Scope.ScopeCommand(args.Count > 1 ? args[1] : null)),
            ("report", () => new Report.ReportCommand()),
            ("bench", () => new Bench.BenchCommand()),
            ("serve", () => new Serve.ServeCommand()),
            ("console", () => new ConsoleCommand()),
            ("monitor", () => new MonitorCommand()),
            ("doctor", () => new DoctorCommand(bench)),
            ("flash", () => new FlashCommand(bench)),
            ("image", () => new ImageCommand()),
            ("check", () => new CheckCommand()),
            ("completion", () => new CompletionCommand()),
        ];
        RootCommand root = new("nanoStim on the bench: runs the stimulator's firmware on a virtual reference board. Nothing here is for use on a person.");
        foreach (Command command in OnlyOne(all, args.Count > 0 ? args[0] : null))
        {
            root.Add(command);
        }

        return root;
    }

    /// <summary>Makes the command of a name, or all where there is none of it.</summary>
    internal static IEnumerable<Command> OnlyOne((string Name, Func<Command> Make)[] all, string? word) =>
        Array.Find(all, command => command.Name == word).Make is { } make ? [make()] : all.Select(command => command.Make());

    /// <summary>Says in words what went wrong.</summary>
    /// <returns>The exit code for it.</returns>
    private static int Told(Exception failed, TextWriter error)
    {
        (int code, string text) = failed switch
        {
            FlashingException refused => (CodeOf(refused.Kind), refused.Remedy.Length > 0 ? $"{refused.Message}\n{refused.Remedy}" : refused.Message),
            ClientException remote => (CodeOf(remote.Failure), remote.Message),
            ToolMissingException => (ExitCode.ToolMissing, failed.Message),
            UsageException or SessionRefusedException => (ExitCode.WrongUsage, failed.Message),
            FileUseException => (ExitCode.FileUnavailable, failed.Message),
            FileNotFoundException or DirectoryNotFoundException => (ExitCode.WrongUsage, failed.Message),
            IOException or UnauthorizedAccessException => (ExitCode.FileUnavailable, $"a file, or the output, cannot be read or written: {failed.Message}"),
            _ => (ExitCode.InternalError, $"this is a defect ({failed.GetType().Name}: {failed.Message}). Please report it with the command that was called; {TraceVariable}=1 shows where it is."),
        };
        error.WriteLine($"nanostim: {text}");
        if (code == ExitCode.InternalError && Environment.GetEnvironmentVariable(TraceVariable) is not null)
        {
            error.WriteLine(failed);
        }

        return code;
    }

    private static int CodeOf(ClientFailure failure) => failure switch
    {
        ClientFailure.Unreachable or ClientFailure.NotNanoStim => ExitCode.NoDevice,
        ClientFailure.Refused => ExitCode.WrongUsage,
        _ => ExitCode.NoAnswer,
    };

    private static int CodeOf(FlashRefusal refusal) => refusal switch
    {
        FlashRefusal.Usage => ExitCode.WrongUsage,
        FlashRefusal.Image => ExitCode.ImageRefused,
        FlashRefusal.Download => ExitCode.NotDownloaded,
        FlashRefusal.ToolMissing => ExitCode.ToolMissing,
        FlashRefusal.Device => ExitCode.NoDevice,
        FlashRefusal.NotConfirmed => ExitCode.NotConfirmed,
        FlashRefusal.Failed => ExitCode.FlashFailed,
        FlashRefusal.NotVerified => ExitCode.NotVerified,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without an exit code."),
    };
}
