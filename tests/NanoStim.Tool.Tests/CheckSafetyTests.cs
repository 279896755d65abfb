using System.Globalization;
using System.Xml.Linq;
using NanoStim.Cli;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Tool.Tests;

/// <summary>nanostim check safety: passes the firmware of this repository, and fails one with a defect.</summary>
internal sealed class CheckSafetyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Firmware_of_the_repository_passes_every_attack()
    {
        Finished check = Run("--runs", "5", "--junit", _folder.File("sound.xml"));
        XElement[] suites = Suites("sound.xml");

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Done), check.ToString());
        Assert.That(suites.Select(suite => suite.Attribute("name")!.Value), Is.EqualTo(new[] { "ms", "ems" }));
        Assert.That(suites.Sum(suite => Number(suite, "failures")), Is.Zero);
        Assert.That(suites.Select(suite => Number(suite, "tests")), Has.All.GreaterThan(40));
        Assert.That(suites.SelectMany(suite => suite.Elements("testcase")).Select(test => test.Attribute("classname")!.Value), Does.Contain("nanostim.ems.sense-resistor-short").And.Contain("nanostim.ms.electrode-off"));
    }

    [Test]
    [Requirement("SR-13")]
    public void Firmware_with_a_blinded_gate_fails_with_commands_and_junit_failures()
    {
        BlindedFirmware.WriteTo(_folder.File("blinded"));
        Finished check = Run("--assemblies", _folder.File("blinded"), "--runs", "0", "--junit", _folder.File("new", "blinded.xml"));
        XElement[] failures = [.. Suites("new/blinded.xml").SelectMany(suite => suite.Descendants("failure"))];

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Tripped), check.ToString());
        Assert.That(failures, Has.Length.GreaterThan(5));
        Assert.That(failures.Select(failure => failure.Value), Has.All.Contain("nanostim run --mode"));
        Assert.That(check.Output, Does.Contain("adc-stuck").And.Contain($"{failures.Length} with too much in the load"));
    }

    [Test]
    public void Firmware_of_a_checkout_is_built_and_checked()
    {
        Finished check = Run("--checkout", Checkout.Root, "--runs", "0");

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.Done), check.ToString());
        Assert.That(check.Output, Does.Contain($"{Checkout.Root}: ").And.Contain(" 0 with too much in the load"));
        Assert.That(check.Error, Does.Contain("building firmware/NanoStim.Firmware/NanoStim.Firmware.csproj"));
    }

    [Test]
    public void Firmware_that_does_not_fit_is_named_with_the_member()
    {
        string folder = _folder.File("foreign");
        BlindedFirmware.WriteTo(folder);
        using (Mono.Cecil.AssemblyDefinition firmware = Mono.Cecil.AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "NanoStim.Firmware.dll")))
        {
            firmware.MainModule.GetType("NanoStim.Firmware.Stimulator").Name = "Renamed";
            firmware.Write(Path.Combine(folder, "NanoStim.Firmware.dll"));
        }

        Finished check = Run("--assemblies", folder, "--runs", "0");

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.WrongUsage), check.ToString());
        Assert.That(check.Error, Does.Contain("Stimulator").And.Contain("does not fit"));
    }

    [Test]
    public void Wrong_options_are_refused_with_what_to_write()
    {
        Assert.Multiple(() =>
        {
            Refused("does not contain NanoStim.Firmware.dll", "--assemblies", _folder.Root);
            Refused("is not a checkout of nanoStim", "--checkout", _folder.Root);
            Refused("write one of them", "--checkout", Checkout.Root, "--assemblies", _folder.Root);
            Refused("write 0 or more", "--runs", "-1");
        });
    }

    private static void Refused(string advice, params string[] options)
    {
        Finished check = Run(options);

        Assert.That(check.ExitCode, Is.EqualTo(ExitCode.WrongUsage), check.ToString());
        Assert.That(check.Error, Does.Contain(advice));
        Assert.That(check.Output, Is.Empty);
    }

    private static Finished Run(params string[] options)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = CommandLine.Run(["check", "safety", .. options], output, error);
        return new Finished(exitCode, output.ToString(), error.ToString());
    }

    private XElement[] Suites(string file) => [.. XDocument.Load(_folder.File(file)).Root!.Elements("testsuite")];

    private static int Number(XElement element, string attribute) => int.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
