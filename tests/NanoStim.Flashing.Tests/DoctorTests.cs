using NanoStim.Cli;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

[Platform("Linux,MacOsX")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DoctorTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Test]
    public void On_a_bare_computer_says_what_is_missing_and_how_to_get_it()
    {
        Outcome outcome = Outcome.OfDoctor(_workshop);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ToolMissing));
        Assert.That(Line(outcome, ".NET SDK"), Does.Contain("MISSING").And.Contain("not installed"));
        Assert.That(Line(outcome, "nanoff"), Does.Contain("MISSING"));
        Assert.That(Line(outcome, "Serial port"), Does.Contain("MISSING").And.Contain("no board"));
        Assert.That(Line(outcome, "Device build"), Does.Contain("not needed to flash"));
        Assert.That(outcome.Output, Does.Contain("dotnet tool update --global nanoff --version 2.5.162").And.Contain("code --install-extension nanoframework.vscode-nanoframework"));
    }

    [Test]
    public void With_everything_there_says_so()
    {
        Complete();

        Outcome outcome = Outcome.OfDoctor(_workshop);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Output);
        Assert.That(outcome.Output, Does.Not.Contain("MISSING").And.Not.Contain("not needed"));
        Assert.That(Line(outcome, "Serial port"), Does.Contain("10c4:ea60"));
        Assert.That(Line(outcome, "nanoff"), Does.Contain("2.5.162"));
        Assert.That(Line(outcome, "Device build"), Does.Contain("VS Code"));
    }

    [Test]
    public void Finds_nanoff_among_the_global_tools_when_they_are_not_on_the_path()
    {
        Complete();
        Directory.CreateDirectory(_workshop.File("home/.dotnet/tools"));
        File.Move(_workshop.File("bin/nanoff"), _workshop.File("home/.dotnet/tools/nanoff"));

        Assert.That(Line(Outcome.OfDoctor(_workshop), "nanoff"), Does.Contain("ok").And.Contain(".dotnet/tools"));
    }

    [TestCase("dialout:x:20:\nuucp:x:10:", "dialout")]
    [TestCase("uucp:x:14:", "uucp")]
    public void Names_the_group_that_lets_this_user_at_the_port(string groups, string group)
    {
        Complete();
        File.WriteAllText(_workshop.File("group"), groups);

        // A port that cannot be read and written, even by root: one that is not there.
        File.Delete(_workshop.File("dev/ttyUSB0"));
        Outcome outcome = Outcome.OfDoctor(_workshop);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ToolMissing));
        Assert.That(outcome.Output, Does.Contain($"sudo usermod -aG {group} $USER"));
    }

    [TestCase("9.0.305 [/usr/share/dotnet/sdk]", "10 is needed")]
    [TestCase("", "no SDK")]
    public void Requires_an_SDK_that_is_new_enough(string printed, string reason)
    {
        Complete();
        _workshop.Command("dotnet", $"echo '{printed}'");

        Assert.That(Line(Outcome.OfDoctor(_workshop), ".NET SDK"), Does.Contain("MISSING").And.Contain(reason));
    }

    [Test]
    public void Says_which_commands_the_project_system_of_VS_Code_lacks()
    {
        Complete();
        File.Delete(_workshop.File("bin/msbuild"));

        Outcome outcome = Outcome.OfDoctor(_workshop);

        Assert.That(Line(outcome, "Device build"), Does.Contain("without msbuild"));
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), "it is not needed to flash");
    }

    private void Complete()
    {
        _workshop.PlugIn();
        _workshop.Nanoff();
        File.WriteAllText(_workshop.File("nanoStim.sln"), "");
        Build.In(_workshop.File("firmware/NanoStim.App/bin/Release"));
        _workshop.Command("dotnet", "echo '10.0.401 [/usr/share/dotnet/sdk]'");
        _workshop.Command("msbuild", "true");
        _workshop.Command("nuget", "true");
        string system = _workshop.File("home/.vscode/extensions/nanoframework.vscode-nanoframework-1.0.189/dist/utils/nanoFramework/v1.0");
        Directory.CreateDirectory(system);
        File.WriteAllText(Path.Combine(system, "NFProjectSystem.CSharp.targets"), "<Project />");
    }

    private static string Line(Outcome outcome, string topic) => outcome.Output.Split('\n').Single(line => line.StartsWith(topic, StringComparison.Ordinal));
}
