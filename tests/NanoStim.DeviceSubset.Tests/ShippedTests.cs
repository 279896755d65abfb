using NanoStim.DeviceSubset.Image;
using NanoStim.DeviceSubset.Lists;
using NanoStim.DeviceSubset.Source;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.DeviceSubset.Tests;

/// <summary>What is flashed, and the tests that run beside it, keep to the subset.</summary>
internal sealed class ShippedTests
{
    private DeviceImage _image = null!;
    private IReadOnlyList<SubsetFinding> _findings = null!;

    [OneTimeSetUp]
    public void Check()
    {
        _image = DeviceImage.Load([.. Device.Projects.Keys.Select(Device.Assembly)]);
        _findings = SubsetChecker.Check(_image, Device.Options);
    }

    [OneTimeTearDown]
    public void Close() => _image.Dispose();

    [Test]
    [Requirement("SR-25")]
    public void Assemblies_keep_every_rule()
    {
        IEnumerable<SubsetFinding> broken = _findings.Where(finding => !Allowance.Committed.Any(allowance => allowance.Covers(finding)));

        Assert.That(broken, Is.Empty, () => string.Join('\n', broken));
    }

    [Test]
    public void Every_allowance_is_needed()
    {
        Assert.That(Allowance.Committed.Where(allowance => !_findings.Any(allowance.Covers)), Is.Empty);
        Assert.That(Allowance.Committed.Select(allowance => allowance.Reason), Has.All.Length.GreaterThan(20));
    }

    [TestCaseSource(typeof(Device), nameof(Device.Projects))]
    [Requirement("SR-25")]
    public void Sources_keep_every_rule(KeyValuePair<string, string> project)
    {
        IReadOnlyList<SubsetFinding> broken = SourceChecker.Check(DeviceSource.OfFolder(project.Key, Device.Folder(project.Key)), Device.Options);

        Assert.That(broken, Is.Empty, () => string.Join('\n', broken));
    }

    [Test]
    public void Whole_projects_are_read_with_their_line_numbers()
    {
        Assert.That(_image.Modules, Has.Count.EqualTo(Device.Projects.Count));
        Assert.That(_image.Methods.Count(), Is.GreaterThan(250));
        Assert.That(_image.Methods.Where(method => method.HasBody && !method.IsConstructor && !method.DebugInformation.HasSequencePoints
            && !method.IsGetter && !method.IsSetter), Is.Empty, "methods without debug information");
    }

    [Test]
    public void The_step_is_followed_from_the_loop_to_the_pins()
    {
        IReadOnlyList<string> step = SubsetChecker.StepMethods(_image, Device.Options);

        Assert.That(step, Does.Contain("System.Void NanoStim.Firmware.Stimulator::Step()"));
        Assert.That(step, Does.Contain("System.Void NanoStim.Firmware.Safety.SafetyGate::Decide(System.Int32,System.Int32)"));
        Assert.That(step, Does.Contain("System.Void NanoStim.Hal.Esp32.Esp32Watchdog::Kick()"));
        Assert.That(step, Does.Contain("System.Void NanoStim.Hal.Esp32.Esp32Sense::Sample(NanoStim.Hal.Measurement)"));
        Assert.That(step, Does.Not.Contain("System.Void NanoStim.Hal.Esp32.Esp32Board::MakeSafe()"), "the last resort is no step");
        Assert.That(step.Where(method => method.Contains("UnitTests", StringComparison.Ordinal)), Is.Empty);
    }
}
