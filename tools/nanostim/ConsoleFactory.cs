using System.CommandLine;
using Spectre.Console;

namespace NanoStim.Cli;

/// <summary>Consoles for tables and progress.</summary>
internal static class ConsoleFactory
{
    // Of a file or a pipe, which has no width of its own.
    private const int PlainWidth = 120;

    /// <summary>A console on the output of a command: with colours and motion on a terminal, plain anywhere else.</summary>
    public static IAnsiConsole For(ParseResult parsed)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        if (output == Console.Out && !Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        plain.Profile.Width = PlainWidth;
        return plain;
    }
}
