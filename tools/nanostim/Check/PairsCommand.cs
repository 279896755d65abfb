using System.CommandLine;
using NanoStim.Cli.Options;
using NanoStim.Lives;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check pairs: what comes of two failed parts at once.</summary>
internal sealed class PairsCommand : Command
{
    private readonly WholeNumberOption _jobs = new("--jobs", "How many run at a time (default: one for each processor).", Environment.ProcessorCount, 1);
    private readonly Option<string?> _page = new("--page") { Description = "Write the table as a page.", HelpName = "FILE" };

    public PairsCommand()
        : base("pairs", "Break each part from power-up on, and each other part in the session of those that nobody has noticed. Takes minutes.")
    {
        Add(_jobs);
        Add(_page);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        DoubleFaults faults = new(parsed.GetValue(_jobs));
        IReadOnlyList<FirstFault> firsts = faults.Firsts();
        IReadOnlyList<FaultPair> pairs = faults.Pairs(firsts);
        if (parsed.GetValue(_page) is { } page)
        {
            File.WriteAllText(page, DoubleFaultPage.Text(firsts, pairs));
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        output.WriteLine($"{firsts.Count(first => first.IsLatent)} of {firsts.Count} first faults are latent; {pairs.Count(pair => pair.Outside.Count > 0)} of {pairs.Count} pairs are outside of the limits.");
        return ExitCode.Done;
    }
}
