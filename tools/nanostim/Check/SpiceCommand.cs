using System.CommandLine;
using NanoStim.Spice;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check spice: every deck of the hardware, with margins.</summary>
internal sealed class SpiceCommand : Command
{
    public SpiceCommand()
        : base("spice", "Run the SPICE decks of the hardware and print their tables with margins.")
    {
        Argument<string[]> studies = new("study")
        {
            Description = "Which: " + string.Join(", ", SpiceReport.Studies.Select(study => study.Name)) + ". All by default.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        studies.AcceptOnlyFromAmong([.. SpiceReport.Studies.Select(study => study.Name)]);
        Add(studies);
        SetAction(parsed => NgSpice.Find() is NgSpice spice
            ? SpiceReport.Write(spice, parsed.GetValue(studies) ?? [], parsed.InvocationConfiguration.Output) ? ExitCode.Done : ExitCode.Tripped
            : throw new ToolMissingException(NgSpice.InstallHint));
    }
}
