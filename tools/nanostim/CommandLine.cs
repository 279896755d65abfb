using System.CommandLine;
using System.CommandLine.Parsing;
using NanoStim.VirtualBench;

namespace NanoStim.Cli;

/// <summary>The command line as a function.</summary>
public static class CommandLine
{
    /// <summary>Carries out a command.</summary>
    /// <param name="args">The words after <c>nanostim</c>.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes what is wrong, and what to write instead.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("nanoStim on the bench: runs the stimulator's firmware on a virtual reference board. Nothing here is for use on a person.")
        {
            new RunCommand(),
            new ListCommand(),
            new CostCommand(),
            new Campaign.CampaignCommand(),
            new Scope.ScopeCommand(),
            new Bench.BenchCommand(),
            new Flash.DoctorCommand(Flashing.Machine.Current()),
            new Flash.FlashCommand(Flashing.Machine.Current(), TimeSpan.FromSeconds(5)),
            new Flash.ImageCommand(),
            new Report.ReportCommand(),
            new Spice.SpiceCommand(),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError wrong in parsed.Errors)
            {
                error.WriteLine($"nanostim: {wrong.Message}");
            }

            error.WriteLine("Write 'nanostim run --help' for the options, 'nanostim list' for programs, loads and faults.");
            return ExitCode.WrongUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception refused) when (refused is UsageException or SessionRefusedException)
        {
            error.WriteLine($"nanostim: {refused.Message}");
            return ExitCode.WrongUsage;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"nanostim: {failed.Message}");
            return ExitCode.InternalError;
        }
        catch (Exception defect)
        {
            error.WriteLine($"nanostim: internal error, please report it: {defect}");
            return ExitCode.InternalError;
        }
    }
}
