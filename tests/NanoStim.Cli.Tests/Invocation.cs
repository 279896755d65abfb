namespace NanoStim.Cli.Tests;

/// <summary>A command that has been carried out.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Error)
{
    /// <summary>Carries out a command, its words separated by blanks.</summary>
    public static Invocation Of(string command)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = CommandLine.Run(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, error);
        return new Invocation(exitCode, output.ToString(), error.ToString());
    }
}
