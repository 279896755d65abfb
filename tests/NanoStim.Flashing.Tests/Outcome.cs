using System.CommandLine;
using NanoStim.Cli.Flash;

namespace NanoStim.Flashing.Tests;

/// <summary>A command that has been carried out on a test's own computer.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public static Outcome OfFlash(Workshop workshop, params string[] words) => Of(new FlashCommand(workshop.Machine, TimeSpan.Zero), words);

    public static Outcome OfDoctor(Workshop workshop) => Of(new DoctorCommand(workshop.Machine), []);

    public static Outcome OfImage(params string[] words) => Of(new ImageCommand(), words);

    private static Outcome Of(Command command, string[] words)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ParseResult parsed = new RootCommand { command }.Parse([command.Name, .. words]);
        int exitCode = parsed.Errors.Count > 0
            ? throw new ArgumentException(parsed.Errors[0].Message)
            : parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}
