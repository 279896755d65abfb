using System.CommandLine;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check: the checks of the firmware and of the repository.</summary>
internal sealed class CheckCommand : Command
{
    public CheckCommand()
        : base("check", "Check the firmware: for maintainers, and for the continuous integration of other projects.")
    {
        Add(new CheckSafetyCommand());
        Add(new CostCommand());
        Add(new Campaign.CampaignCommand());
        Add(new Spice.SpiceCommand());
    }
}
