using System.CommandLine;
using NanoStim.Cli.Options;
using NanoStim.Client;
using Spectre.Console;

namespace NanoStim.Cli.Remote;

/// <summary>nanostim console: SCPI with a device, by hand or from a script.</summary>
internal sealed class ConsoleCommand : Command
{
    private readonly AddressOption _to = new();
    private readonly Option<string[]> _lines = new("--command", "-c") { Description = "A line to send, then end (repeatable): -c 'CURR 200UA' -c 'OUTP ON' -c 'wait 5s' -c 'MEAS:ALL?'.", HelpName = "LINE" };
    private readonly WholeNumberOption _timeout = new("--timeout", "How long an answer may take, in seconds.", 3, 1, 3600);

    public ConsoleCommand()
        : base("console", "Talk SCPI with a device: interactive with history, completion and live readings, or from a script. 'nanostim serve' gives a device without hardware.")
    {
        Add(_to);
        Add(_lines);
        Add(_timeout);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        bool isTerminal = output == Console.Out && !Console.IsOutputRedirected && !Console.IsInputRedirected;
        string[] lines = parsed.GetValue(_lines) ?? [];
        using NanoStimDevice device = NanoStimDevice.Open(parsed.GetValue(_to)!, new ConnectionOptions { Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)) });
        using ConsoleSession session = new(device, output, parsed.InvocationConfiguration.Error);
        if (lines.Length > 0)
        {
            return session.Run(lines);
        }

        return isTerminal ? new ConsoleTerminal(session, AnsiConsole.Console).Run() : session.Run(LinesOf(Console.In));
    }

    private static IEnumerable<string> LinesOf(TextReader input)
    {
        while (input.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
