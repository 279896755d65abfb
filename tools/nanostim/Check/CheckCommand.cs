using System.CommandLine;

namespace NanoStim.Cli.Check;

/// <summary>nanostim check: what maintainers measure the firmware, the circuit and the safety gate with.</summary>
internal sealed class CheckCommand : Command
{
    public CheckCommand()
        : base("check", "For maintainers and continuous integration: safety, cost of a step, fault campaign, circuit, device subset, tests.")
    {
        Add(new CheckSafetyCommand());
        Add(new CostCommand());
        Add(new CampaignCommand());
        Add(new LivesCommand());
        Add(new PairsCommand());
        Add(new SpiceCommand());
        Add(new SubsetCommand());
        Add(new RemovalCommand());
        Add(new ConstantsCommand());
    }
}
