using System.Diagnostics;
using System.Text.RegularExpressions;
using NanoStim.Firmware.Identity;
using NanoStim.Firmware.Modes;
using NanoStim.Trace;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>Version and commit in the firmware, and how they get there.</summary>
internal sealed partial class FirmwareIdentityTests
{
    [Test]
    public void Version_is_that_of_the_repository() =>
        Assert.That(Repository.Read("Directory.Build.props"), Does.Contain($"<Version>{FirmwareIdentity.Version}</Version>"));

    [Test]
    public void Every_mode_has_its_line()
    {
        string[] lines = [.. Enumerable.Range(0, FirmwareIdentity.LineCount).Select(FirmwareIdentity.Line)];

        foreach (StimulationMode mode in Enum.GetValues<StimulationMode>())
        {
            Assert.That(lines, Has.One.StartsWith(ModeCatalogue.Of(mode).Name + ": max "), mode.ToString());
        }
    }

    [Test]
    public void Lines_are_plain_ASCII_and_short_enough_for_the_UART()
    {
        foreach (int number in Enumerable.Range(0, FirmwareIdentity.LineCount))
        {
            Assert.That(FirmwareIdentity.Line(number), Does.Match("^[ -~]{1,200}$"));
        }
    }

    /// <summary>Any change to any limit has to show.</summary>
    [Test]
    [Requirement("SR-26")]
    public void Every_limit_is_in_the_checksum()
    {
        foreach (StimulationMode mode in Enum.GetValues<StimulationMode>())
        {
            ModeLimits limits = ModeCatalogue.Of(mode);
            foreach (System.Reflection.FieldInfo field in typeof(ModeLimits).GetFields().Where(field => field.FieldType != typeof(string)))
            {
                uint before = FirmwareIdentity.LimitsChecksum;
                object was = field.GetValue(limits)!;
                field.SetValue(limits, was switch { int number => number + 1, bool flag => !flag, _ => Enum.ToObject(field.FieldType, Convert.ToInt32(was, System.Globalization.CultureInfo.InvariantCulture) ^ 1) });
                uint after = FirmwareIdentity.LimitsChecksum;
                field.SetValue(limits, was);

                Assert.That(after, Is.Not.EqualTo(before), $"{mode}.{field.Name}");
                Assert.That(FirmwareIdentity.LimitsChecksum, Is.EqualTo(before));
            }
        }
    }

    [TestCase("0123456789abcdef0123456789abcdef01234567", "0123456789ab")]
    [TestCase("v1.2.3", "v1.2.3")]
    public void A_build_puts_the_commit_that_it_is_given_into_the_firmware(string given, string stamped)
    {
        using Stamping stamping = new("firmware/NanoStim.Firmware/NanoStim.Firmware.csproj", $"-p:NanoStimCommit={given}");

        Assert.That(stamping.Compiled, Does.Contain("BuildCommit.g.cs").And.Not.Contain("Identity/BuildCommit.cs"));
        Assert.That(stamping.Generated, Does.Contain($"internal const string Hash = \"{stamped}\";"));
    }

    [Test]
    public void A_device_build_asks_git()
    {
        using Stamping stamping = new("firmware/NanoStim.Firmware/NanoStim.Firmware.nfproj");

        Assert.That(stamping.Compiled, Does.Contain("BuildCommit.g.cs").And.Not.Contain("Identity/BuildCommit.cs"));
        Assert.That(stamping.Generated, Does.Match("Hash = \"[0-9a-f]{12}\\+?\";"));
    }

    [Test]
    public void A_host_build_does_not_ask()
    {
        using Stamping stamping = new("firmware/NanoStim.Firmware/NanoStim.Firmware.csproj");

        Assert.That(stamping.Compiled, Does.Contain("Identity/BuildCommit.cs").And.Not.Contain("BuildCommit.g.cs"));
        Assert.That(stamping.Generated, Is.Empty);
    }

    /// <summary>
    /// Runs the one target that writes the commit, into a folder of its own. For an nfproj, with a stand-in for the project system that
    /// does what matters here as the real one does: it imports Microsoft.CSharp.targets.
    /// </summary>
    private sealed partial class Stamping : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("nanostim-commit-").FullName;

        public Stamping(string project, params string[] more)
        {
            File.WriteAllText(Path.Combine(_folder, "NFProjectSystem.CSharp.targets"), """<Project><Import Project="$(MSBuildToolsPath)\Microsoft.CSharp.targets" /></Project>""");
            string[] arguments =
            [
                "msbuild", project, "-t:StampCommit", "-getItem:Compile", $"-p:NanoFrameworkProjectSystemPath={_folder}/",
                $"-p:IntermediateOutputPath={_folder}/obj/", $"-p:ArtifactsPath={_folder}/artifacts", .. more,
            ];
            ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            Compiled = string.Join('\n', Identity().Matches(process.StandardOutput.ReadToEnd().Replace("\\\\", "/", StringComparison.Ordinal)).Select(match => match.Groups[1].Value));
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero);
            string generated = Path.Combine(_folder, "obj", "BuildCommit.g.cs");
            Generated = File.Exists(generated) ? File.ReadAllText(generated) : "";
        }

        public string Compiled { get; }

        public string Generated { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        [GeneratedRegex("\"Identity\": \"([^\"]+)\"")]
        private static partial Regex Identity();
    }
}
