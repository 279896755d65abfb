using System.CommandLine;
using System.CommandLine.Parsing;
using NanoStim.Cli;
using NanoStim.VirtualBench;

RootCommand root = new("nanoStim on the bench: runs the stimulator's firmware on a virtual reference board. Nothing here is for use on a person.")
{
    new RunCommand(),
    new ListCommand(),
    new CostCommand(),
};

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (ParseError error in parsed.Errors)
    {
        Console.Error.WriteLine($"nanostim: {error.Message}");
    }

    Console.Error.WriteLine("Write 'nanostim run --help' for the options, 'nanostim list' for programs, loads and faults.");
    return ExitCode.WrongUsage;
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception refused) when (refused is UsageException or SessionRefusedException)
{
    Console.Error.WriteLine($"nanostim: {refused.Message}");
    return ExitCode.WrongUsage;
}
catch (IOException failed)
{
    Console.Error.WriteLine($"nanostim: {failed.Message}");
    return ExitCode.InternalError;
}
