namespace NanoStim.Removal;

/// <summary>Removes each control in turn, and runs the tests of its requirement.</summary>
public sealed class RemovalCampaign
{
    /// <summary>From seconds to minutes: a later one runs only where none before it notices.</summary>
    private static readonly string[] s_suites =
    [
        "NanoStim.UnitTests", "NanoStim.VirtualBoard.Tests", "NanoStim.VirtualBench.Tests", "NanoStim.Esp32Model.Tests", "NanoStim.Repository.Tests",
        "NanoStim.StepCost.Tests", "NanoStim.Scenarios", "NanoStim.DeviceSubset.Tests", "NanoStim.Exploration.Tests", "NanoStim.Hardware.Tests",
        "NanoStim.Campaign.Tests",
    ];

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

    /// <summary>Builds the copy with all its controls.</summary>
    /// <exception cref="RemovalException">It does not build.</exception>
    public void Prepare()
    {
        _progress("building with every control");
        string errors = _copy.Build(s_suites, restore: true);
        if (errors.Length > 0)
        {
            throw new RemovalException($"The copy does not build before anything was removed: {errors}");
        }

        _copy.KeepAssemblies();
    }

    /// <summary>Removes one control, builds, and runs the tests of its requirement, one suite after the other until one of them notices.</summary>
    public RemovalResult Run(Removal removal)
    {
        _progress($"{removal.Id}: without {removal.Control}");

        // The compiler copies a constant into every assembly that uses it; a private one has only its own.
        bool isConstant = removal.Text.Contains("internal const ", StringComparison.Ordinal) || removal.Text.Contains("public const ", StringComparison.Ordinal);
        _copy.Remove(removal);
        try
        {
            string errors = isConstant ? _copy.Build(s_suites, restore: false) : _copy.BuildOwner(removal.File);
            return errors.Length > 0 ? new RemovalResult(removal.Id, 0, [], errors) : Test(removal);
        }
        finally
        {
            _copy.Restore(removal);
            if (isConstant)
            {
                _copy.Build(s_suites, restore: false);
            }
        }
    }

    private RemovalResult Test(Removal removal)
    {
        int ran = 0;
        string[] failed = [];
        foreach (string suite in s_suites)
        {
            string[] tests = [.. _tests.Of(removal).Where(test => test.Suite == suite).Select(test => test.Name)];
            if (tests.Length > 0 && failed.Length == 0)
            {
                SuiteOutcome outcome = _copy.Test(suite, tests);
                ran += outcome.Ran;
                failed = [.. outcome.Failed.Select(name => $"{suite.Replace("NanoStim.", "", StringComparison.Ordinal)}: {name}")];
            }
        }

        _progress($"{removal.Id}: {failed.Length} of {ran} tests fail");
        return new RemovalResult(removal.Id, ran, failed, "");
    }
}
