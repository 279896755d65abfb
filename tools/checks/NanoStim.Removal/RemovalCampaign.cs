namespace NanoStim.Removal;

/// <summary>Removes each control in turn, and runs the tests of its requirement.</summary>
public sealed class RemovalCampaign
{
    /// <summary>Suites of seconds. The others run only where none of these notices.</summary>
    private static readonly string[] s_short =
    [
        "NanoStim.UnitTests", "NanoStim.VirtualBoard.Tests", "NanoStim.VirtualBench.Tests", "NanoStim.Esp32Model.Tests", "NanoStim.StepCost.Tests",
        "NanoStim.Repository.Tests", "NanoStim.DeviceSubset.Tests", "NanoStim.Scenarios",
    ];

    private static readonly string[] s_long = ["NanoStim.Exploration.Tests", "NanoStim.Hardware.Tests", "NanoStim.Campaign.Tests"];

    private readonly ScratchCopy _copy;
    private readonly NamedTests _tests;
    private readonly Action<string> _progress;

    /// <summary>Prepares a campaign in a copy.</summary>
    public RemovalCampaign(ScratchCopy copy, NamedTests tests, Action<string> progress)
    {
        _copy = copy;
        _tests = tests;
        _progress = progress;
    }

    private static IEnumerable<string> Suites => s_short.Concat(s_long);

    /// <summary>Builds the copy with all its controls.</summary>
    /// <exception cref="RemovalException">It does not build.</exception>
    public void Prepare()
    {
        _progress("building with every control");
        string errors = _copy.Build(Suites, restore: true);
        if (errors.Length > 0)
        {
            throw new RemovalException($"The copy does not build before anything was removed: {errors}");
        }
    }

    /// <summary>Removes one control, builds, and runs the tests of its requirement: the short suites, and the long ones where no short one fails.</summary>
    public RemovalResult Run(Removal removal)
    {
        _progress($"{removal.Id}: without {removal.Control}");
        _copy.Remove(removal);
        try
        {
            string errors = _copy.Build(Suites, restore: false);
            return errors.Length > 0 ? new RemovalResult(removal.Id, 0, [], errors) : Test(removal);
        }
        finally
        {
            _copy.Restore(removal);
        }
    }

    private RemovalResult Test(Removal removal)
    {
        int ran = 0;
        List<string> failed = [];
        foreach (string[] suites in new[] { s_short, s_long })
        {
            foreach (string suite in suites)
            {
                string[] tests = [.. _tests.Of(removal).Where(test => test.Suite == suite).Select(test => test.Name)];
                if (tests.Length > 0)
                {
                    SuiteOutcome outcome = _copy.Test(suite, tests);
                    ran += outcome.Ran;
                    failed.AddRange(outcome.Failed.Select(name => $"{suite.Replace("NanoStim.", "", StringComparison.Ordinal)}: {name}"));
                }
            }

            if (failed.Count > 0)
            {
                break;
            }
        }

        _progress($"{removal.Id}: {failed.Count} of {ran} tests fail");
        return new RemovalResult(removal.Id, ran, failed, "");
    }
}
